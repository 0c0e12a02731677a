import { type Doubt } from '#domain/recovery/doubt';
import { type Advice } from '#domain/recovery/review-actions';

export type Finding = Doubt & Readonly<{ cause: 'discrepancy' }>;

/** Where other modules bring what a person must look at; those who compare our books with a provider's, for one. */
export interface ReviewDesk {
  /** Opens a case, once for each `occasion`, however often it is brought. True when it is a new one. */
  open(finding: Finding, advice: Advice): Promise<boolean>;
  /** Those of these occasions that have had a case, ended or not. */
  known(occasions: readonly string[]): Promise<ReadonlySet<string>>;
  /** What was found is no longer so. */
  clear(finding: Pick<Doubt, 'tenantId' | 'subject' | 'occasion'>, why: string): Promise<void>;
}
export type { Doubt, Subject } from '#domain/recovery/doubt';
export type { Advice } from '#domain/recovery/review-actions';
