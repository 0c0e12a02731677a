import { hearNews, type Hearing, type PaymentNews } from '#domain/payments/payment-news';
import { type Payment } from '#domain/payments/payment';
import { fromLastSeen } from '../../shared/from-last-seen.ts';
import { type KeepPorts, keepPayment } from '../keep-payment.ts';

/**
 * The one way in for news of a payment: the provider's reply, its webhook and our own lookup all come through here.
 * Takes the payment as last seen, which saves a read; if someone saved since, it is loaded again.
 */
export const recordPaymentNews =
  (ports: KeepPorts) =>
  (lastSeen: Payment, news: PaymentNews, hearing: Hearing): Promise<Payment> =>
    fromLastSeen(ports.payments, lastSeen, async (payment) => {
      const decision = hearNews(payment, news, hearing);
      return decision?.ok ? keepPayment(ports, decision.value) : payment;
    });
