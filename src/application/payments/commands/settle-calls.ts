import { type Payment } from '#domain/payments/payment';
import { type PaymentsPorts } from '../payments-ports.ts';
import { settleCall } from '../perform-call.ts';
import { settleEach, settledAtOnceMax } from '../settle-each.ts';
import { recordPaymentNews } from './record-payment-news.ts';

/**
 * Finishes what crashes and silent providers left open: every payment whose call may be asked about. Run often; finding
 * nothing costs one indexed query. Gives how many it asked about.
 */
export const settleCalls = (ports: PaymentsPorts) => async (): Promise<number> =>
  settleEach(ports, await ports.payments.callsDue(ports.clock.now(), settledAtOnceMax), settleOne(ports));

const settleOne =
  (ports: PaymentsPorts) =>
  async (payment: Payment, leaseEndsAt: Date): Promise<void> => {
    if (!(await ports.payments.claimCall(payment, leaseEndsAt))) return;
    const { news, hearing } = await settleCall(ports, payment);
    const { inFlight } = await recordPaymentNews(ports)(payment, news, hearing);
    if (inFlight && inFlight.nextAskAt === null)
      ports.log.error('payment-outcome-unresolved', { paymentId: payment.id, operation: inFlight.operation });
  };
