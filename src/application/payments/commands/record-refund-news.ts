import { hearRefundNews, type Refund, type RefundHearing, type RefundNews } from '#domain/payments/refund';
import { fromLastSeen } from '../../shared/from-last-seen.ts';
import { type PaymentsPorts } from '../payments-ports.ts';
import { refundEvents } from '../publish.ts';
import { settlePaymentRefund } from './settle-payment-refund.ts';

type Ports = Pick<PaymentsPorts, 'payments' | 'refunds' | 'outbox' | 'heard' | 'clock'>;

/**
 * The one way in for news of a refund. Once it ended the payment is told at once; should we die in between, the same is
 * done by the reaction to the stored event.
 */
export const recordRefundNews =
  (ports: Ports) =>
  async (lastSeen: Refund, news: RefundNews, hearing: RefundHearing): Promise<Refund> => {
    const recorded = await fromLastSeen(ports.refunds, lastSeen, async (refund) => {
      const decision = hearRefundNews(refund, news, hearing);
      if (!decision?.ok) return refund;
      const events = refundEvents(decision.value, refund.status).filter(({ type }) => ports.heard.has(type));
      const saved = await ports.refunds.save(decision.value, events);
      ports.outbox.handOver(events);
      return saved;
    });
    if (isEnded(recorded)) await settlePaymentRefund(ports)(recorded);
    return recorded;
  };

const isEnded = ({ status }: Refund): boolean =>
  status === 'completed' || status === 'failed' || status === 'abandoned';
