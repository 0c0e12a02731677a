import { z } from 'zod';
import { creditsEvents } from '#application/credits/contract';
import { customersEvents } from '#application/customers/contract';
import { instantFact, notice, type NoticeReader, portalLink } from './notice.ts';

const credited = z.object({
  customerId: z.string(),
  credits: z.int(),
  balance: z.int(),
  packName: z.string().nullish(),
  expiresAt: z.string().nullish(),
});
const ending = z.object({
  customerId: z.string(),
  brand: z.string().nullish(),
  last4: z.string().nullish(),
  expMonth: z.int().nullish(),
  expYear: z.int().nullish(),
});

/** Credits, and cards that are about to end. */
export const otherNotices: Readonly<Record<string, NoticeReader>> = {
  [creditsEvents.creditsGranted]: ({ data }) => {
    const { customerId, credits, balance, packName } = credited.parse(data);
    return notice(customerId, 'credits-granted', { credits, balance, pack: packName ?? null });
  },
  [creditsEvents.creditsExpiring]: ({ data }) => {
    const { customerId, credits, expiresAt } = credited.parse(data);
    return expiresAt
      ? notice(customerId, 'credits-expiring', { credits, expiresAt: instantFact(expiresAt) })
      : null;
  },
  [customersEvents.methodExpiring]: ({ data }) => {
    const { customerId, brand, last4, expMonth, expYear } = ending.parse(data);
    if (!expMonth || !expYear) return null;
    return notice(customerId, 'method-expiring', {
      method: [brand?.toUpperCase(), last4 && `•••• ${last4}`].filter(Boolean).join(' '),
      ends: `${String(expMonth).padStart(2, '0')}/${expYear}`,
      portal: portalLink(customerId),
    });
  },
};
