import { type Answered, type Transitions } from '#domain/shared/state-machine';
import { type TransactionStatus } from './provider-transaction.ts';
import { type TransactionEvent } from './transaction-events.ts';

export const transactionTransitions = {
  opened: {
    PerformBegun: 'opened',
    TransactionPerformed: 'performed',
    TransactionRefused: 'cancelled',
    TransactionCancelled: 'cancelled',
    NotesKept: 'opened',
  },
  performed: {
    ReversalBegun: 'performed',
    ReversalRefused: 'performed',
    TransactionReversed: 'reversed',
    NotesKept: 'performed',
  },
  // A transaction that ended stays ended: the provider has been told so. What it tells us besides is still kept.
  cancelled: { NotesKept: 'cancelled' },
  reversed: { NotesKept: 'reversed' },
} as const satisfies Transitions<TransactionStatus, TransactionEvent['type']>;

true satisfies TransactionEvent['type'] extends Answered<typeof transactionTransitions>
  ? true
  : 'an event no state answers to';
