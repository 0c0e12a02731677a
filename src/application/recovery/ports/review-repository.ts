import { type Subject } from '#domain/recovery/doubt';
import { type ReviewCase } from '#domain/recovery/review-case';
import { type Priority } from '#domain/recovery/review-priority';
import { type ReviewStatus } from '#domain/recovery/review-transitions';
import { type TenantId } from '#domain/shared/ids';
import { type Page, type PageRequest } from '../../shared/page.ts';

export type ReviewFilter = Readonly<{
  status?: ReviewStatus | undefined;
  priority?: Priority | undefined;
  assignee?: string | undefined;
}>;

export interface ReviewRepository {
  find(tenantId: TenantId, id: string): Promise<ReviewCase | undefined>;
  /** The cases of this subject that have not ended. */
  openOf(tenantId: TenantId, subject: Subject): Promise<readonly ReviewCase[]>;
  /** Those of these occasions that have had a case, ended or not. */
  knownOccasions(occasions: readonly string[]): Promise<ReadonlySet<string>>;
  /** False when there has been a case of this occasion, or one of this subject and cause is open. */
  insert(review: ReviewCase): Promise<boolean>;
  /** Throws ConcurrencyConflict when someone saved first, KeyTaken when a new idempotency key is in use on another case. */
  save(review: ReviewCase): Promise<ReviewCase>;
  list(tenantId: TenantId, filter: ReviewFilter, page: PageRequest): Promise<Page<ReviewCase>>;
  /** Open cases nobody has looked at since, longest first; their next look is put off until `until`. */
  takeDue(now: Date, until: Date, limit: number): Promise<readonly ReviewCase[]>;
  /** How many have not ended, of all tenants. */
  backlog(): Promise<Readonly<Record<Priority, number>>>;
}
