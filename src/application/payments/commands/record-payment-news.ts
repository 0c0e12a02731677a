import { hearNews, type Hearing, type PaymentNews } from '#domain/payments/payment-news';
import { type Payment } from '#domain/payments/payment';
import { retryOnConflict } from '../../shared/retry-on-conflict.ts';
import { type KeepPorts, keepPayment } from '../keep-payment.ts';

/**
 * The one way in for news of a payment: the provider's reply, its webhook and our own lookup all come through here.
 * Takes the payment as last seen, which saves a read; if someone saved since, it is loaded again.
 */
export const recordPaymentNews =
  (ports: KeepPorts) =>
  (lastSeen: Payment, news: PaymentNews, hearing: Hearing): Promise<Payment> => {
    let seen: Payment | undefined = lastSeen;
    return retryOnConflict(async () => {
      const payment = seen ?? (await ports.payments.find(lastSeen.tenantId, lastSeen.id));
      seen = undefined;
      if (!payment) throw new Error(`${lastSeen.id} has vanished`);
      const decision = hearNews(payment, news, hearing);
      return decision?.ok ? keepPayment(ports, decision.value) : payment;
    });
  };
