import { type Refund } from '#domain/payments/refund';
import { type PaymentsPorts } from '../payments-ports.ts';
import { settleRefundCall } from '../perform-refund.ts';
import { recordRefundNews } from './record-refund-news.ts';

const batchMax = 50;

/** Finishes refunds that crashes and silent providers left open. Gives how many it asked about. */
export const settleRefunds = (ports: PaymentsPorts) => async (): Promise<number> => {
  const due = await ports.refunds.callsDue(ports.clock.now(), batchMax);
  const results = await Promise.allSettled(due.map(settleOne(ports)));
  for (const result of results)
    if (result.status === 'rejected')
      ports.log.error('settling-a-refund-failed', { error: result.reason as unknown });
  return due.length;
};

const settleOne =
  (ports: PaymentsPorts) =>
  async (refund: Refund): Promise<void> => {
    const leaseEndsAt = new Date(ports.clock.now().getTime() + ports.settings.callLeaseMs * 2);
    if (!(await ports.refunds.claimCall(refund, leaseEndsAt))) return;
    const { news, hearing } = await settleRefundCall(ports, refund);
    const settled = await recordRefundNews(ports)(refund, news, hearing);
    if (settled.inFlight && settled.inFlight.nextAskAt === null)
      ports.log.error('refund-outcome-unresolved', { refundId: refund.id, paymentId: refund.paymentId });
  };
