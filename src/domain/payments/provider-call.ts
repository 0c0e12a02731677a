import { type AskedBy } from '#domain/shared/asked-by';
import { type Money } from '#domain/shared/money';

export type ProviderOperation =
  | 'prepare'
  | 'authorize'
  | 'charge'
  | 'confirm'
  | 'capture'
  | 'void'
  | 'refund';

/**
 * A call we promised to make, or made and have not heard back from. Stored before the call, so whoever comes after a
 * crash knows what was meant. `key` is the provider's idempotency key, derived from state: the same promise, the same key.
 */
export type ProviderCall = Readonly<{
  operation: ProviderOperation;
  key: string;
  amount: Money;
  /** What to charge, sealed (see the SecretBox port); null where the provider already knows. */
  source: string | null;
  promisedAt: Date;
  /** How often the provider has been asked what became of it. */
  asks: number;
  /** Before this instant the call belongs to the process that made it; from then on anybody may ask. Null: given up, a person must look. */
  nextAskAt: Date | null;
  /** Who asked for it; left out when Kassa makes the call of its own accord. */
  by?: AskedBy | undefined;
}>;

/** A call as it is promised. Until the lease ends it belongs to whoever promised it. */
export const promiseCall = (
  call: Pick<ProviderCall, 'operation' | 'key' | 'amount' | 'source' | 'by'>,
  at: Date,
  leaseEndsAt: Date,
): ProviderCall => ({ ...call, promisedAt: at, asks: 0, nextAskAt: leaseEndsAt });
