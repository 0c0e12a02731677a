import { z } from 'zod';
import { paymentsEvents } from '#application/payments/contract';
import { declineReason } from '#domain/notifications/decline-reason';
import { type PaymentId, type TenantId } from '#domain/shared/ids';
import { invoiceLink, moneyFact, notice, type NoticeReader } from './notice.ts';

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
  statusBefore: z.string().nullish(),
  currency: z.string(),
  amount: z.int(),
});

/** They went away themselves, or let the time pass: to be told of it by mail would be a nuisance. */
const ownDoing: ReadonlySet<string> = new Set(['expired', 'cancelled-by-customer']);

type Paid = z.output<typeof paid>;
/** What becomes of an invoice, its receipt and its dunning tell, with more to say. */
const isOfInvoice = ({ invoiceId }: Paid): boolean => Boolean(invoiceId);
/** Credits that were paid for are told of when they are there; a payment that failed has nothing else to tell of it. */
const isOfCredits = ({ orderId }: Paid): boolean => Boolean(orderId?.startsWith('crp_'));

const refundNotice =
  (template: 'refund-completed' | 'refund-returned'): NoticeReader =>
  async ({ tenantId, data }, matters) => {
    const { number, paymentId, amount, currency } = refunded.parse(data);
    const payment = await matters.payment(tenantId as TenantId, paymentId as PaymentId);
    if (!payment?.customerId) return null;
    return notice(payment.customerId, template, {
      number,
      amount: moneyFact(amount, currency),
      invoice: payment.invoiceId === null ? null : invoiceLink(payment.invoiceId),
    });
  };

export const paymentNotices: Readonly<Record<string, NoticeReader>> = {
  [paymentsEvents.captured]: ({ data }) => {
    const told = paid.parse(data);
    if (!told.customerId || isOfInvoice(told) || isOfCredits(told)) return null;
    const amount = moneyFact(told.capturedAmount, told.currency);
    return notice(told.customerId, 'payment-received', { number: told.number, amount });
  },
  [paymentsEvents.declined]: ({ data }) => {
    const { failure, ...told } = declined.parse(data);
    const code = failure?.code ?? null;
    if (!told.customerId || isOfInvoice(told) || ownDoing.has(code ?? '')) return null;
    const amount = moneyFact(told.amount, told.currency);
    return notice(told.customerId, 'payment-declined', {
      number: told.number,
      amount,
      reason: declineReason(code),
    });
  },
  [paymentsEvents.refundCompleted]: refundNotice('refund-completed'),
  /** Told only of one that the customer was told would come. */
  [paymentsEvents.refundFailed]: (event, matters) =>
    refunded.parse(event.data).statusBefore === 'completed'
      ? refundNotice('refund-returned')(event, matters)
      : null,
};
