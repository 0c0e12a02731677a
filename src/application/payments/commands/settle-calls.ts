import { type Payment } from '#domain/payments/payment';
import { type PaymentsPorts } from '../payments-ports.ts';
import { settleCall } from '../perform-call.ts';
import { recordPaymentNews } from './record-payment-news.ts';

/** Asked at once, so that one slow provider can't hold up a whole batch. */
const batchMax = 50;

/**
 * Finishes what crashes and silent providers left open: every payment whose call may be asked about. Run often; finding
 * nothing costs one indexed query. Gives how many it asked about.
 */
export const settleCalls = (ports: PaymentsPorts) => async (): Promise<number> => {
  const due = await ports.payments.callsDue(ports.clock.now(), batchMax);
  const results = await Promise.allSettled(due.map(settleOne(ports)));
  for (const result of results)
    if (result.status === 'rejected')
      ports.log.error('settling-a-call-failed', { error: result.reason as unknown });
  return due.length;
};

const settleOne =
  (ports: PaymentsPorts) =>
  async (payment: Payment): Promise<void> => {
    const leaseEndsAt = new Date(ports.clock.now().getTime() + ports.settings.callLeaseMs * 2);
    if (!(await ports.payments.claimCall(payment, leaseEndsAt))) return;
    const { news, hearing } = await settleCall(ports, payment);
    const settled = await recordPaymentNews(ports)(payment, news, hearing);
    if (settled.inFlight && settled.inFlight.nextAskAt === null)
      ports.log.error('payment-outcome-unresolved', {
        paymentId: payment.id,
        operation: settled.inFlight.operation,
      });
  };
