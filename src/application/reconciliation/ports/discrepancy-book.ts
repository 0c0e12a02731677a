import { type Difference } from '#domain/reconciliation/differences';
import { type RunId } from '#domain/reconciliation/run';
import { type Page, type PageRequest } from '../../shared/page.ts';
import { type KeyedLine } from './line-shelf.ts';

/** What became of a difference: nothing yet, put right, or only a person can. */
export const discrepancyStates = ['open', 'repaired', 'needs-person'] as const;
export type DiscrepancyState = (typeof discrepancyStates)[number];
export type Discrepancy = Difference<KeyedLine> &
  Readonly<{ id: string; runId: RunId; state: DiscrepancyState }>;

export interface DiscrepancyBook {
  /** Those that are there already stay as they are. */
  add(found: readonly Discrepancy[]): Promise<void>;
  /** In the order of their ids. */
  list(
    run: RunId,
    filter: Readonly<{ state?: DiscrepancyState | undefined }>,
    page: PageRequest,
  ): Promise<Page<Discrepancy>>;
  mark(id: string, state: DiscrepancyState): Promise<void>;
}
