import { type LedgerEntry } from '../../ledger.ts';
import { type Cause } from '../http/route.ts';
import { type StripeWorld } from '../stripe-world.ts';

/** Writes a movement into the emulator's ledger; `id` is the object that moved the money, `currency` in either case. */
export const moveMoney = (
  world: StripeWorld,
  cause: Cause,
  entry: Pick<LedgerEntry, 'id' | 'kind' | 'amount' | 'currency' | 'status'> & {
    readonly reference: string | undefined;
  },
): void => {
  world.ledger.put({
    ...entry,
    currency: entry.currency.toUpperCase(),
    reference: entry.reference ?? null,
    idempotencyKey: cause.idempotencyKey,
    at: new Date(world.clock.nowMs()).toISOString(),
  });
};

/** Changes the status of a movement that is already in the ledger. */
export const movementBecomes = (world: StripeWorld, id: string, status: LedgerEntry['status']): void => {
  const entry = world.ledger.get(id);
  if (entry !== undefined && entry.status !== status) world.ledger.put({ ...entry, status });
};
