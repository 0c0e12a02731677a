import { err, type Result } from '#domain/shared/result';
import { decider, type IllegalTransition } from '#domain/shared/state-machine';
import { type ProviderTransaction, transactionId, type TransactionDecision } from './provider-transaction.ts';
import { type TransactionEvent } from './transaction-events.ts';
import { transactionTransitions } from './transaction-transitions.ts';

type Decided = Result<TransactionDecision, IllegalTransition>;

/** A transaction as the provider opens it. */
export const openTransaction = (
  asked: Pick<
    ProviderTransaction,
    | 'tenantId'
    | 'gatewayAccountId'
    | 'provider'
    | 'providerId'
    | 'number'
    | 'paymentId'
    | 'paymentReference'
    | 'account'
    | 'amount'
    | 'isExclusive'
    | 'providerAt'
    | 'expiresAt'
    | 'notes'
  >,
  at: Date,
): TransactionDecision => ({
  state: {
    ...asked,
    id: transactionId(asked.gatewayAccountId, asked.providerId),
    version: 0,
    status: 'opened',
    underWay: null,
    reason: null,
    createdAt: at,
    performedAt: null,
    cancelledAt: null,
  },
  events: [],
});

/** From here on only the payment decides whether the transaction becomes performed. */
export const beginPerform = (transaction: ProviderTransaction, at: Date): Decided =>
  alone(transaction, 'PerformBegun') ?? decide(transaction, { type: 'PerformBegun', at });

/** Given up before it was performed: by the provider, or because its time is up. */
export const cancelTransaction = (transaction: ProviderTransaction, reason: number, at: Date): Decided =>
  alone(transaction, 'TransactionCancelled') ??
  decide(transaction, { type: 'TransactionCancelled', reason, at });

export const beginReversal = (transaction: ProviderTransaction, reason: number, at: Date): Decided =>
  alone(transaction, 'ReversalBegun') ?? decide(transaction, { type: 'ReversalBegun', reason, at });

/** Ends the step under way as the payment decided it, or refuses when none is. */
export const endStep = (
  transaction: ProviderTransaction,
  event: Extract<
    TransactionEvent,
    { type: 'TransactionPerformed' | 'TransactionRefused' | 'TransactionReversed' | 'ReversalRefused' }
  >,
): Decided =>
  transaction.underWay?.step === steps[event.type]
    ? decide(transaction, event)
    : refused(transaction, event.type);

/** Keeps facts that were not known. Undefined when all of them were. */
export const keepNotes = (
  transaction: ProviderTransaction,
  told: Readonly<Record<string, string>>,
  at: Date,
): Decided | undefined => {
  const known = transaction.notes;
  const notes = Object.fromEntries(Object.entries(told).filter(([name]) => !Object.hasOwn(known, name)));
  return Object.keys(notes).length > 0 ? decide(transaction, { type: 'NotesKept', notes, at }) : undefined;
};

const steps = {
  TransactionPerformed: 'perform',
  TransactionRefused: 'perform',
  TransactionReversed: 'reverse',
  ReversalRefused: 'reverse',
} as const;

const refused = ({ status, underWay }: ProviderTransaction, event: string): Decided =>
  err({
    code: 'illegal-transition',
    from: underWay ? `${status}, ${underWay.step} under way` : status,
    event,
  });

/** One step at a time: what is under way must end first. */
const alone = (transaction: ProviderTransaction, event: string): Decided | undefined =>
  transaction.underWay ? refused(transaction, event) : undefined;

const ended = { underWay: null, expiresAt: null } as const;

const evolve = (
  transaction: ProviderTransaction,
  event: TransactionEvent,
): Omit<ProviderTransaction, 'status'> => {
  const { at } = event;
  switch (event.type) {
    case 'PerformBegun':
      return { ...transaction, underWay: { step: 'perform', at } };
    case 'TransactionPerformed':
      return { ...transaction, ...ended, performedAt: at };
    case 'TransactionRefused':
    case 'TransactionCancelled':
      return { ...transaction, ...ended, reason: event.reason, cancelledAt: at };
    case 'ReversalBegun':
      return { ...transaction, underWay: { step: 'reverse', reason: event.reason, at } };
    case 'ReversalRefused':
      return { ...transaction, underWay: null };
    case 'TransactionReversed':
      return { ...transaction, ...ended, reason: reasonUnderWay(transaction), cancelledAt: at };
    case 'NotesKept':
      return { ...transaction, notes: { ...event.notes, ...transaction.notes } };
  }
};

const reasonUnderWay = ({ underWay }: ProviderTransaction): number | null =>
  underWay?.step === 'reverse' ? underWay.reason : null;

const decide = decider({ transitions: transactionTransitions, evolve });
