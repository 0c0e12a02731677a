import { type Refund } from '#domain/payments/refund';
import { type PaymentsPorts } from '../payments-ports.ts';
import { settleRefundCall } from '../perform-refund.ts';
import { settleEach, settledAtOnceMax } from '../settle-each.ts';
import { recordRefundNews } from './record-refund-news.ts';

/** Finishes refunds that crashes and silent providers left open. Gives how many it asked about. */
export const settleRefunds = (ports: PaymentsPorts) => async (): Promise<number> =>
  settleEach(ports, await ports.refunds.callsDue(ports.clock.now(), settledAtOnceMax), settleOne(ports));

const settleOne =
  (ports: PaymentsPorts) =>
  async (refund: Refund, leaseEndsAt: Date): Promise<void> => {
    if (!(await ports.refunds.claimCall(refund, leaseEndsAt))) return;
    const { news, hearing } = await settleRefundCall(ports, refund);
    const { inFlight } = await recordRefundNews(ports)(refund, news, hearing);
    if (inFlight && inFlight.nextAskAt === null)
      ports.log.error('refund-outcome-unresolved', { refundId: refund.id, paymentId: refund.paymentId });
  };
