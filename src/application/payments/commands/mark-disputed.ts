import { type Dispute } from '#domain/payments/dispute';
import { decide } from '#domain/payments/payment-evolution';
import { retryOnConflict } from '../../shared/retry-on-conflict.ts';
import { type KeepPorts, keepPayment } from '../keep-payment.ts';
import { type PaymentsPorts } from '../payments-ports.ts';
import { load } from '../../shared/load.ts';

type Ports = KeepPorts & Pick<PaymentsPorts, 'clock'>;

/** Shows on a payment how its dispute stands. Doing it again changes nothing. */
export const markDisputed =
  (ports: Ports) =>
  ({
    id,
    tenantId,
    paymentId,
    status,
  }: Pick<Dispute, 'id' | 'tenantId' | 'paymentId' | 'status'>): Promise<void> =>
    retryOnConflict(async () => {
      const payment = await load(ports.payments, tenantId, paymentId);
      if (payment.dispute?.id === id && payment.dispute.status === status) return;
      const decision = decide(payment, {
        type: 'DisputeChanged',
        dispute: { id, status },
        at: ports.clock.now(),
        cause: 'dispute',
      });
      if (decision.ok) await keepPayment(ports, decision.value);
    });
