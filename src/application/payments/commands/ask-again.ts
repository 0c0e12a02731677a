import { type PaymentId, type RefundId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { notFound, type NotFound } from '../../shared/not-found.ts';
import { type PaymentsPorts } from '../payments-ports.ts';
import { settleCall } from '../perform-call.ts';
import { settleRefundCall } from '../perform-refund.ts';
import { recordPaymentNews } from './record-payment-news.ts';
import { recordRefundNews } from './record-refund-news.ts';

export type NothingToAsk = Readonly<{ code: 'nothing-to-ask' }>;
type Refusal = NotFound | NothingToAsk;
const nothingToAsk: NothingToAsk = { code: 'nothing-to-ask' };

/** Asking may take two calls. Should we die meanwhile, the sweep asks once the lease is over. */
const leaseEndsAt = ({ clock, settings }: PaymentsPorts): Date =>
  new Date(clock.now().getTime() + settings.callLeaseMs * 2);

/** An admin has the provider asked once more what became of a call, given up or not. Gives whether the call is open still. */
export const askPaymentAgain =
  (ports: PaymentsPorts) =>
  async ({
    actor,
    paymentId,
  }: Readonly<{ actor: Actor; paymentId: PaymentId }>): Promise<Result<{ isOpen: boolean }, Refusal>> => {
    const payment = await ports.payments.find(actor.tenantId, paymentId);
    if (!payment) return err(notFound);
    if (!payment.inFlight) return err(nothingToAsk);
    // Somebody else is asking at this moment.
    if (!(await ports.payments.claimCall(payment, leaseEndsAt(ports)))) return ok({ isOpen: true });
    const { news, hearing } = await settleCall(ports, payment);
    const { inFlight } = await recordPaymentNews(ports)(payment, news, hearing);
    ports.log.info('payment-asked-again', { paymentId, by: actor.subject, requestId: actor.requestId });
    return ok({ isOpen: inFlight !== null });
  };

/** As of a payment. */
export const askRefundAgain =
  (ports: PaymentsPorts) =>
  async ({
    actor,
    refundId,
  }: Readonly<{ actor: Actor; refundId: RefundId }>): Promise<Result<{ isOpen: boolean }, Refusal>> => {
    const refund = await ports.refunds.find(actor.tenantId, refundId);
    if (!refund) return err(notFound);
    if (!refund.inFlight) return err(nothingToAsk);
    if (!(await ports.refunds.claimCall(refund, leaseEndsAt(ports)))) return ok({ isOpen: true });
    const { news, hearing } = await settleRefundCall(ports, refund);
    const { inFlight } = await recordRefundNews(ports)(refund, news, hearing);
    ports.log.info('refund-asked-again', { refundId, by: actor.subject, requestId: actor.requestId });
    return ok({ isOpen: inFlight !== null });
  };
