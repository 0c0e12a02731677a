import { z } from 'zod';
import { paymentsEvents } from '#application/payments/contract';
import { declineReason } from '#domain/notifications/decline-reason';
import { type PaymentId, type TenantId } from '#domain/shared/ids';
import { moneyFact, notice, type NoticeReader } from './notice.ts';

const paid = z.object({
  number: z.string(),
  customerId: z.string().nullish(),
  orderId: z.string().nullish(),
  invoiceId: z.string().nullish(),
  currency: z.string(),
  amount: z.int(),
  capturedAmount: z.int(),
});
const declined = paid.extend({ failure: z.object({ code: z.string() }).nullish() });
const refunded = z.object({
  number: z.string(),
  paymentId: z.string(),
  currency: z.string(),
  amount: z.int(),
});

/** They went away themselves, or let the time pass: to be told of it by mail would be a nuisance. */
const ownDoing: ReadonlySet<string> = new Set(['expired', 'cancelled-by-customer']);

/** What was paid for an invoice or for credits is told of by those, with more to say. */
const isToldElsewhere = ({ invoiceId, orderId }: z.output<typeof paid>): boolean =>
  Boolean(invoiceId) || Boolean(orderId?.startsWith('crp_'));

export const paymentNotices: Readonly<Record<string, NoticeReader>> = {
  [paymentsEvents.captured]: ({ data }) => {
    const told = paid.parse(data);
    if (!told.customerId || isToldElsewhere(told)) return null;
    const amount = moneyFact(told.capturedAmount, told.currency);
    return notice(told.customerId, 'payment-received', { number: told.number, amount });
  },
  [paymentsEvents.declined]: ({ data }) => {
    const { failure, ...told } = declined.parse(data);
    const code = failure?.code ?? null;
    if (!told.customerId || isToldElsewhere(told) || ownDoing.has(code ?? '')) return null;
    const amount = moneyFact(told.amount, told.currency);
    return notice(told.customerId, 'payment-declined', {
      number: told.number,
      amount,
      reason: declineReason(code),
    });
  },
  [paymentsEvents.refundCompleted]: async ({ tenantId, data }, matters) => {
    const { number, paymentId, amount, currency } = refunded.parse(data);
    const customerId = await matters.payerOf(tenantId as TenantId, paymentId as PaymentId);
    if (!customerId) return null;
    return notice(customerId, 'refund-completed', { number, amount: moneyFact(amount, currency) });
  },
};
