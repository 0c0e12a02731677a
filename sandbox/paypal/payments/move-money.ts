import { type LedgerEntry } from '../../ledger.ts';
import { type Cause } from '../http/route.ts';
import { type PaypalWorld } from '../paypal-world.ts';

/** Writes a movement into the emulator's ledger; `id` is the object that moved the money, `reference` what the shop calls it. */
export const moveMoney = (
  world: PaypalWorld,
  cause: Cause,
  entry: Omit<LedgerEntry, 'idempotencyKey' | 'at'>,
): void => {
  world.ledger.put({
    ...entry,
    idempotencyKey: cause.requestId,
    at: new Date(world.clock.nowMs()).toISOString(),
  });
};

/** Changes the status of a movement that is already in the ledger. */
export const movementBecomes = (world: PaypalWorld, id: string, status: LedgerEntry['status']): void => {
  const entry = world.ledger.get(id);
  if (entry !== undefined && entry.status !== status) world.ledger.put({ ...entry, status });
};
