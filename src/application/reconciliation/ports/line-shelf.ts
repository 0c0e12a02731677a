import { type Entry } from '#domain/reconciliation/entry';
import { type RunId } from '#domain/reconciliation/run';
import { type StatementLine } from './statement.ts';

/** A line of the statement with the key that it is compared by. */
export type KeyedLine = StatementLine & Entry & Readonly<{ reference: string }>;

/** Where a statement is put to be read again in order: providers list by time, and we compare by key. */
export interface LineShelf {
  /** `page` names the page within the run: putting the same page there again changes nothing. */
  put(run: RunId, page: string, lines: readonly KeyedLine[]): Promise<void>;
  /** In ascending order of keys, those after `after`, in pages. */
  inOrder(run: RunId, after: string | null): AsyncIterable<readonly KeyedLine[]>;
  clear(run: RunId): Promise<void>;
}
