import { decide, type Dispute, type DisputeDecision, isClosed } from '#domain/payments/dispute';
import { type DisputeEvent } from '#domain/payments/dispute-events';
import { takenSince } from '#domain/payments/dispute-money';
import { minorUnits } from '#domain/shared/money';
import { type IntegrationEvent } from '../shared/integration-event.ts';
import { paymentsEvents } from './contract.ts';
import { enveloped, type EventType, type Told } from '../shared/enveloped.ts';

/** One step of a dispute. `type` null: a step that only counts if it took money. */
type Step = Readonly<{ type: EventType | null; from: Dispute | null; to: Dispute; at: Date }>;

/** A dispute that was heard of for the first time. That first news may be how it ended: then it opened and was closed. */
export const newDisputeEvents = (dispute: Dispute, at: Date): IntegrationEvent[] => {
  const open: Dispute = isClosed(dispute.status)
    ? { ...dispute, status: 'needs_response', closedAt: null }
    : dispute;
  const closing: Step = { type: paymentsEvents.disputeClosed, from: open, to: dispute, at };
  return eventsOf(dispute, [
    { type: paymentsEvents.disputeOpened, from: null, to: open, at },
    ...(isClosed(dispute.status) ? [closing] : []),
  ]);
};

const told: Partial<Record<DisputeEvent['type'], EventType>> = {
  DisputeEscalated: paymentsEvents.disputeEscalated,
  DisputeWon: paymentsEvents.disputeClosed,
  DisputeLost: paymentsEvents.disputeClosed,
  DisputeDropped: paymentsEvents.disputeClosed,
};

/** What became of a dispute that was known as it is `before`. */
export const disputeEvents = (before: Dispute, { state, events }: DisputeDecision): IntegrationEvent[] => {
  const steps: Step[] = [];
  let from = before;
  for (const event of events) {
    const decision = decide(from, event);
    if (!decision.ok) continue;
    const to = decision.value.state;
    steps.push({ type: told[event.type] ?? null, from, to, at: event.at });
    from = to;
  }
  return eventsOf(state, steps);
};

const eventsOf = (dispute: Dispute, steps: readonly Step[]): IntegrationEvent[] =>
  enveloped('disputes', dispute, steps.flatMap(toldOf));

/** The fee is told by itself: it may be in another currency than what is disputed. */
const toldOf = ({ type, from, to, at }: Step): Told[] => {
  const { held, lost, fee } = takenSince(from, to);
  const shared = {
    disputeId: to.id,
    paymentId: to.paymentId,
    gateway: to.gateway,
    gatewayAccountId: to.gatewayAccountId,
    status: to.status,
    statusBefore: from?.status ?? null,
    isInquiry: to.isInquiry,
    reason: to.reason,
    currency: to.amount.currency,
    amount: minorUnits(to.amount),
    fee: to.fee ? minorUnits(to.fee) : null,
    feeCurrency: to.fee?.currency ?? null,
  };
  const change = { heldChange: minorUnits(held), lostChange: minorUnits(lost) };
  return [
    ...(type ? [{ type, at, data: { ...shared, ...change } }] : []),
    ...(fee ? [{ type: paymentsEvents.disputeFeeLearned, at, data: shared }] : []),
  ];
};
