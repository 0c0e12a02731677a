import { type Payment, type PaymentDecision } from '#domain/payments/payment';
import { type PaymentsPorts } from './payments-ports.ts';
import { paymentEvents } from './publish.ts';

type Ports = Pick<PaymentsPorts, 'payments' | 'outbox'>;

/** Saves a decision with its events in one write, then makes the events known. */
export const keepPayment = async (
  { payments, outbox }: Ports,
  decision: PaymentDecision,
): Promise<Payment> => {
  const events = paymentEvents(decision);
  const saved = await payments.save(decision, events);
  outbox.handOver(events);
  return saved;
};
