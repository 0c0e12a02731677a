import { type Payment, type PaymentDecision } from '#domain/payments/payment';
import { type PaymentsPorts } from './payments-ports.ts';
import { paymentEvents } from './publish.ts';

export type KeepPorts = Pick<PaymentsPorts, 'payments' | 'outbox' | 'heard'>;

/** Saves a decision with its events in one write, then makes the events known. */
export const keepPayment = async (ports: KeepPorts, decision: PaymentDecision): Promise<Payment> => {
  const events = heardEvents(ports, decision);
  const saved = await ports.payments.save(decision, events);
  ports.outbox.handOver(events);
  return saved;
};

/**
 * Saves many at once, each on its own terms: one that somebody else has saved since is left as it is.
 * Gives how many were saved.
 */
export const keepPayments = async (
  ports: KeepPorts,
  decisions: readonly PaymentDecision[],
): Promise<number> => {
  const changes = decisions.map((decision) => ({ decision, events: heardEvents(ports, decision) }));
  const saved = await ports.payments.saveAll(changes);
  // When some were left, nobody knows which: then the sweeper finds the events of those that were not.
  if (saved === decisions.length) ports.outbox.handOver(changes.flatMap(({ events }) => events));
  return saved;
};

const heardEvents = ({ heard }: KeepPorts, decision: PaymentDecision) =>
  paymentEvents(decision).filter(({ type }) => heard.has(type));
