import { type Run, type RunId } from '#domain/reconciliation/run';
import { type TenantId } from '#domain/shared/ids';
import { type Page, type PageRequest } from '../../shared/page.ts';

export interface RunRepository {
  /** Throws KeyTaken when the request's key is in use in its tenant. */
  insert(run: Run): Promise<void>;
  findByKey(tenantId: string, key: string): Promise<Run | undefined>;
  find(id: RunId): Promise<Run | undefined>;
  /** Newest first; only of this tenant's own accounts when one is given. */
  list(seen: Readonly<{ tenantId?: TenantId }>, page: PageRequest): Promise<Page<Run>>;
  /** Gives one run that is due to exactly one of those who ask, and to nobody else until `until`. */
  claim(now: Date, until: Date, holder: string): Promise<Run | undefined>;
  /** The same for one that waits for its statement; `file` names what is brought. */
  claimWaiting(id: RunId, now: Date, until: Date, holder: string, file: string): Promise<Run | undefined>;
  /** Saves for whoever holds it. False: somebody else has taken it over, and nothing was written. */
  save(run: Run, holder: string): Promise<boolean>;
}
