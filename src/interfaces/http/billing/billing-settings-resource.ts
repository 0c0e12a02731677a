import { z } from 'zod';
import { type BillingSettingsView } from '#application/billing/billing-settings-view';
import { reactions } from '#application/billing/dunning-request';

const Level = z.enum(['full', 'limited', 'read-only', 'none']);

export const BillingSettingsResource = z
  .object({
    dunning: z.object({
      retryDays: z.array(z.int()),
      gapHoursMin: z.int(),
      soonMinutes: z.array(z.int()),
      paydays: z.object({
        daysOfMonth: z.array(z.int()),
        weekdays: z.array(z.int()),
        hourUtc: z.int(),
        slackDays: z.int(),
      }),
      graceDays: z.int(),
      levels: z.array(Level),
      graceLevel: Level,
      reactions: z.record(z.string(), z.enum(reactions)),
      otherwise: z.enum(reactions),
    }),
    taxBehaviour: z.enum(['exclusive', 'inclusive']),
    invoicePrefix: z.string(),
    creditNotePrefix: z.string(),
    seller: z.object({ name: z.string(), address: z.array(z.string()), taxId: z.string().nullable() }),
    cancellationGraceDays: z.int(),
    incompleteHours: z.int(),
  })
  .meta({ id: 'BillingSettings' });

export const toBillingSettingsResource = ({
  dunning,
  seller,
  ...settings
}: BillingSettingsView): z.input<typeof BillingSettingsResource> => ({
  ...settings,
  dunning: {
    ...dunning,
    retryDays: [...dunning.retryDays],
    soonMinutes: [...dunning.soonMinutes],
    paydays: {
      ...dunning.paydays,
      daysOfMonth: [...dunning.paydays.daysOfMonth],
      weekdays: [...dunning.paydays.weekdays],
    },
    levels: [...dunning.levels],
    reactions: { ...dunning.reactions },
  },
  seller: { ...seller, address: [...seller.address] },
});
