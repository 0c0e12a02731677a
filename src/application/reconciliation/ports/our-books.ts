import { type Entry } from '#domain/reconciliation/entry';
import { type Period } from '#domain/reconciliation/differences';
import { type GatewayAccountId, type TenantId } from '#domain/shared/ids';
import { type StatementLine } from './statement.ts';

/** What we believe was moved on an account. Keys are our ids. */
export interface OurBooks {
  /** What was completed in a period, in ascending order of keys, those after `after`, in pages. */
  inOrder(account: GatewayAccountId, period: Period, after: string | null): AsyncIterable<readonly Entry[]>;
  /** Our ids of what these lines tell of, in their order; undefined for what is not ours. */
  keysOf(
    account: GatewayAccountId,
    lines: readonly Pick<StatementLine, 'kind' | 'ourId' | 'reference'>[],
  ): Promise<readonly (string | undefined)[]>;
  /** These as they are now, whatever their status. */
  find(account: GatewayAccountId, keys: readonly string[]): Promise<readonly Entry[]>;
  /** Whose these are, by key. */
  tenantsOf(account: GatewayAccountId, keys: readonly string[]): Promise<ReadonlyMap<string, TenantId>>;
}
