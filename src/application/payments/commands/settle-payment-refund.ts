import { settleRefund } from '#domain/payments/payment-refunds';
import { type Refund } from '#domain/payments/refund';
import { retryOnConflict } from '../../shared/retry-on-conflict.ts';
import { type KeepPorts, keepPayment } from '../keep-payment.ts';
import { type PaymentsPorts } from '../payments-ports.ts';
import { load } from '../../shared/load.ts';

type Ports = KeepPorts & Pick<PaymentsPorts, 'clock'>;

/** Makes a payment agree with how one of its refunds ended. Doing it again changes nothing. */
export const settlePaymentRefund =
  (ports: Ports) =>
  (refund: Pick<Refund, 'id' | 'tenantId' | 'paymentId' | 'status'>): Promise<void> =>
    retryOnConflict(async () => {
      const payment = await load(ports.payments, refund.tenantId, refund.paymentId);
      const decision = settleRefund(payment, refund.id, refund.status === 'completed', ports.clock.now());
      if (decision?.ok) await keepPayment(ports, decision.value);
    });
