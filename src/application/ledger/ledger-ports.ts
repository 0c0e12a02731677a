import { type LargestAdjustments } from '#domain/ledger/largest-adjustment';
import { type Digest } from '#domain/shared/sealed-log';
import { type Clock } from '../shared/ports/clock.ts';
import { type Log } from '../shared/ports/log.ts';
import { type Outbox } from '../shared/ports/outbox.ts';
import { type OutboxStore } from '../shared/ports/outbox-store.ts';
import { type SealedLog } from '../shared/ports/sealed-log.ts';
import { type SecondPersonLimits } from '../shared/ports/second-person-limits.ts';
import { type AdjustmentRepository } from './ports/adjustment-repository.ts';
import { type BillingBooks } from './ports/billing-books.ts';
import { type Journal } from './ports/journal.ts';
import { type PaymentBooks } from './ports/payment-books.ts';

/** The books, and all that they are compared with. */
export interface Books {
  journal: Journal;
  /** The same entries, seen as a log with its chains of blocks. */
  sealed: SealedLog;
  payments: PaymentBooks;
  billing: BillingBooks;
  /** Where events are that nobody has delivered yet. */
  outboxes: Pick<OutboxStore, 'heldBy'>;
  digest: Digest;
}

/** `largestAdjustments`: other bounds than the usual ones. */
export type LedgerSettings = Readonly<{ largestAdjustments: LargestAdjustments }>;

/** All this module needs from the world. */
export interface LedgerPorts extends Books {
  adjustments: AdjustmentRepository;
  limits: SecondPersonLimits;
  outbox: Outbox;
  /** Types of events that somebody reacts to. Others would be stored and delivered for nothing. */
  heard: ReadonlySet<string>;
  settings: LedgerSettings;
  clock: Clock;
  log: Log;
}
