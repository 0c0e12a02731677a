import { type Doubt, type Subject } from '#domain/recovery/doubt';
import { type TenantId } from '#domain/shared/ids';

/** Reads where money is in doubt from the books of others. It changes none of them. */
export interface DoubtFinder {
  /** The doubt that this subject is in now; undefined when it is settled, or not this tenant's. */
  of(tenantId: TenantId, subject: Subject, now: Date): Promise<Doubt | undefined>;
  /** Everything in doubt, of all tenants, at most `limit` of each kind, newest first. */
  all(now: Date, limit: number): Promise<readonly Doubt[]>;
}
