import { type StatementFormatName } from '#application/reconciliation/ports/statement-file';
import { type EntryKind, type EntryStatus } from '#domain/reconciliation/entry';

/** What a column can say. `credit` and `debit`: money that came and went, in columns of their own. */
export const fields = [
  'kind',
  'reference',
  'ourId',
  'paymentId',
  'paymentReference',
  'amount',
  'credit',
  'debit',
  'currency',
  'fee',
  'status',
  'at',
  'purpose',
] as const;
export type Field = (typeof fields)[number];

/** How one kind of file is written. Recognised by its heading, or named by whoever sends it. */
export type StatementFormat = Readonly<{
  name: StatementFormatName;
  /** What each column may be called, in small letters. */
  columns: Readonly<Partial<Record<Field, readonly string[]>>>;
  /** One column of each of these must be there. */
  needs: readonly (readonly Field[])[];
  /** What words of these columns mean, in small letters. A word that is not here can't be read. */
  kinds: Readonly<Record<string, EntryKind>>;
  statuses: Readonly<Record<string, EntryStatus>>;
  /** Where there is no such column. */
  currency: string | undefined;
  /** How far the clock of dates without an offset is ahead of UTC, in milliseconds; undefined: every date needs its offset. */
  aheadMs: number | undefined;
  /** `1 234,50` besides `1234.50`. */
  isGrouped: boolean;
  /** Money that went out has a minus. Else an amount is always above zero. */
  isSigned: boolean;
  /** Where the reference is written among other words: the first match is it. */
  referenceIn?: RegExp;
}>;
