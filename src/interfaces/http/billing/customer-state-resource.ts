import { z } from 'zod';
import { type CustomerStateView } from '#application/billing/customer-state-view';
import { minorUnits } from '#domain/shared/money';
import { EntitlementResource, toEntitlementResource } from './entitlement-resource.ts';

const instant = z.iso.datetime();
const item = {
  plan: z.object({ id: z.string(), name: z.string() }),
  interval: z.enum(['week', 'month', 'year']),
  quantity: z.number(),
};

export const CustomerStateResource = z
  .object({
    customerId: z.string().nullable().describe('Null when the caller is not a customer yet'),
    subscription: z
      .object({
        id: z.string(),
        status: z.enum([
          'incomplete',
          'trialing',
          'active',
          'past_due',
          'grace',
          'paused',
          'cancelled',
          'expired',
        ]),
        level: z.enum(['full', 'limited', 'read-only', 'none']),
        ...item,
        periodStart: instant,
        periodEnd: instant,
        trialEndsAt: instant.nullable(),
        cancelsAt: instant.nullable(),
        scheduled: z.object(item).nullable().describe('What it becomes at the end of the period'),
      })
      .nullable(),
    entitlements: z.array(EntitlementResource),
    credits: z.object({ balance: z.number() }),
    dues: z
      .array(
        z.object({
          invoiceId: z.string(),
          number: z.string().nullable(),
          amountDue: z.number().describe('In minor units of the currency'),
          currency: z.string(),
          payUrl: z.string().describe('Where it can be paid without a login'),
        }),
      )
      .describe('What is owed, oldest first'),
    nextAction: z
      .object({
        kind: z.enum(['pay', 'add-method', 'complete-payment', 'choose-plan']),
        invoiceId: z.string().nullable(),
        until: instant.nullable().describe('When something follows otherwise'),
      })
      .nullable()
      .describe('The one thing the customer should do next'),
  })
  .meta({ id: 'CustomerState' });

export const toCustomerStateResource = ({
  customerId,
  subscription,
  entitlements,
  credits,
  dues,
  nextAction,
}: CustomerStateView): z.input<typeof CustomerStateResource> => ({
  customerId,
  subscription: subscription && {
    ...subscription,
    periodStart: subscription.periodStart.toISOString(),
    periodEnd: subscription.periodEnd.toISOString(),
    trialEndsAt: subscription.trialEndsAt?.toISOString() ?? null,
    cancelsAt: subscription.cancelsAt?.toISOString() ?? null,
  },
  entitlements: entitlements.map(toEntitlementResource),
  credits: { balance: Number(credits.balance) },
  dues: dues.map(({ id, number, amountDue, payUrl }) => ({
    invoiceId: id,
    number,
    amountDue: minorUnits(amountDue),
    currency: amountDue.currency,
    payUrl,
  })),
  nextAction: nextAction && { ...nextAction, until: nextAction.until?.toISOString() ?? null },
});
