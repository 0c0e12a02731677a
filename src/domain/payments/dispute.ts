import { type DisputeId, type GatewayAccountId, type PaymentId, type TenantId } from '#domain/shared/ids';
import { type Money } from '#domain/shared/money';
import { type Result } from '#domain/shared/result';
import { decider, type Decision, type IllegalTransition } from '#domain/shared/state-machine';
import { type DisputeEvent } from './dispute-events.ts';
import { type Evidence, type EvidenceCall } from './dispute-evidence.ts';
import { type DisputeStatus } from './dispute-status.ts';
import { disputeTransitions } from './dispute-transitions.ts';
import { type Cause } from './payment-facts.ts';

export type Dispute = Readonly<{
  id: DisputeId;
  tenantId: TenantId;
  version: number;
  status: DisputeStatus;
  paymentId: PaymentId;
  ownerId: string | null;
  gateway: string;
  gatewayAccountId: GatewayAccountId;
  /** The provider's id of this dispute. */
  reference: string;
  amount: Money;
  /** What the provider keeps for handling it; null while unknown. Inquiries cost nothing. */
  fee: Money | null;
  reason: string;
  isInquiry: boolean;
  evidenceDueAt: Date | null;
  evidence: Evidence | null;
  /** Requests that carried an idempotency key; `refused` is the answer a repetition gets too. */
  commands: readonly DisputeCommand[];
  inFlight: EvidenceCall | null;
  timeline: readonly Readonly<{ status: DisputeStatus; at: Date; cause: Cause }>[];
  createdAt: Date;
  updatedAt: Date;
  closedAt: Date | null;
}>;
export type DisputeCommand = Readonly<{ key: string; hash: string; refused?: boolean }>;
export type DisputeDecision = Decision<Dispute, DisputeEvent>;

/** What a provider says about a dispute, in our words. */
export type DisputeNews = Pick<
  Dispute,
  'reference' | 'amount' | 'fee' | 'reason' | 'isInquiry' | 'evidenceDueAt'
> &
  Readonly<{
    /** Which payment is disputed: what the provider tells, our id of it or its own. */
    paymentId?: PaymentId | undefined;
    paymentReference: string | undefined;
    status: DisputeStatus;
  }>;

const evolve = (dispute: Dispute, event: DisputeEvent): Omit<Dispute, 'status'> => {
  const updated = { ...dispute, updatedAt: event.at };
  switch (event.type) {
    case 'EvidenceRequested':
      return { ...updated, inFlight: event.call, commands: [...dispute.commands, event.command] };
    case 'EvidenceSubmitted':
      return { ...updated, evidence: dispute.inFlight?.evidence ?? dispute.evidence, inFlight: null };
    case 'EvidenceRefused':
      return {
        ...updated,
        inFlight: null,
        commands: dispute.commands.map((command, index) =>
          index === dispute.commands.length - 1 ? { ...command, refused: true } : command,
        ),
      };
    case 'DisputeEscalated': {
      const { amount, evidenceDueAt } = event;
      const fee = dispute.fee ?? event.fee;
      return { ...updated, isInquiry: false, amount, fee, evidenceDueAt, closedAt: null };
    }
    case 'DisputeFeeLearned':
      return { ...updated, fee: event.fee };
    case 'DisputeWon':
    case 'DisputeLost':
    case 'DisputeDropped':
      return { ...updated, inFlight: null, closedAt: event.at };
  }
};

const decideStatus = decider({ transitions: disputeTransitions, evolve });

/** Applies one event: the table says where it leads, and the timeline keeps it. */
export const decide = (dispute: Dispute, event: DisputeEvent): Result<DisputeDecision, IllegalTransition> => {
  const decision = decideStatus(dispute, event);
  if (!decision.ok || decision.value.state.status === dispute.status) return decision;
  const { state, events } = decision.value;
  return {
    ok: true,
    value: {
      state: {
        ...state,
        timeline: [...state.timeline, { status: state.status, at: event.at, cause: event.cause }],
      },
      events,
    },
  };
};

/** A dispute as the provider first told of it: possibly already closed, when that news came first. */
export const openDispute = (
  { paymentId: _told, paymentReference: _, status, ...news }: DisputeNews,
  known: Pick<Dispute, 'id' | 'tenantId' | 'paymentId' | 'ownerId' | 'gateway' | 'gatewayAccountId'>,
  at: Date,
): Dispute => ({
  ...known,
  ...news,
  version: 0,
  status,
  evidence: null,
  commands: [],
  inFlight: null,
  timeline: [{ status, at, cause: 'webhook' }],
  createdAt: at,
  updatedAt: at,
  closedAt: isClosed(status) ? at : null,
});

export const isClosed = (status: DisputeStatus): boolean =>
  status === 'won' || status === 'lost' || status === 'closed';

const eventFor = {
  under_review: 'EvidenceSubmitted',
  won: 'DisputeWon',
  lost: 'DisputeLost',
  closed: 'DisputeDropped',
} as const;

/** The single way in for news of a dispute. Undefined: known already, or older than what is known. */
export const hearDisputeNews = (
  dispute: Dispute,
  news: DisputeNews,
  at: Date,
  cause: Cause,
): DisputeDecision | undefined => {
  // A chargeback never becomes an inquiry again.
  if (news.isInquiry && !dispute.isInquiry) return undefined;
  const decisions = eventsOf(dispute, news, { at, cause }).reduce<DisputeDecision>(
    ({ state, events }, event) => {
      const decision = decide(state, event);
      return decision.ok ? { state: decision.value.state, events: [...events, event] } : { state, events };
    },
    { state: dispute, events: [] },
  );
  return decisions.events.length > 0 ? decisions : undefined;
};

const eventsOf = (dispute: Dispute, news: DisputeNews, told: { at: Date; cause: Cause }): DisputeEvent[] => {
  const { status, amount, fee, evidenceDueAt } = news;
  const isEscalated = dispute.isInquiry && !news.isInquiry;
  return [
    ...(isEscalated
      ? [{ type: 'DisputeEscalated' as const, amount, fee, evidenceDueAt, ...told }]
      : fee && !dispute.fee
        ? [{ type: 'DisputeFeeLearned' as const, fee, ...told }]
        : []),
    ...(status !== 'needs_response' && (isEscalated || status !== dispute.status)
      ? [{ type: eventFor[status], ...told }]
      : []),
  ];
};

/** Promises evidence to the provider. */
export const requestEvidence = (dispute: Dispute, call: EvidenceCall, command: DisputeCommand, at: Date) =>
  decide(dispute, { type: 'EvidenceRequested', call, command, at, cause: 'requested' });

/** Records what the provider said to our evidence; false when it refused it for good. */
export const recordEvidence = (dispute: Dispute, accepted: boolean, at: Date) =>
  decide(dispute, { type: accepted ? 'EvidenceSubmitted' : 'EvidenceRefused', at, cause: 'gateway-reply' });
