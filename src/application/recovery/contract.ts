import { type Doubt } from '#domain/recovery/doubt';

/** Where other modules bring what a person must look at; those who compare our books with a provider's, for one. */
export interface ReviewDesk {
  /** Opens a case, once for each `occasion`, however often it is brought. */
  open(finding: Doubt & Readonly<{ cause: 'discrepancy' }>): Promise<void>;
  /** What was found is no longer so. */
  clear(finding: Pick<Doubt, 'tenantId' | 'subject' | 'occasion'>, why: string): Promise<void>;
}
export type { Doubt, Subject } from '#domain/recovery/doubt';
