import { z } from 'zod';
import { creditsEvents } from '#application/credits/contract';
import { customersEvents } from '#application/customers/contract';
import { type PaymentId, type TenantId } from '#domain/shared/ids';
import { instantFact, moneyFact, notice, type NoticeReader, portalLink } from './notice.ts';

const credited = z.object({
  customerId: z.string(),
  credits: z.int(),
  balance: z.int(),
  packName: z.string().nullish(),
  paymentId: z.string().nullish(),
  amount: z.int().nullish(),
  currency: z.string().nullish(),
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
  [creditsEvents.creditsGranted]: async ({ tenantId, data }, matters) => {
    const { customerId, credits, balance, packName, paymentId, amount, currency } = credited.parse(data);
    const payment = paymentId && (await matters.payment(tenantId as TenantId, paymentId as PaymentId));
    return notice(customerId, 'credits-granted', {
      credits,
      balance,
      pack: packName ?? null,
      amount: amount && currency ? moneyFact(amount, currency) : null,
      number: payment ? payment.number : null,
    });
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
