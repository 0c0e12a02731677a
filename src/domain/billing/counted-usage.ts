import { err, ok, type Result } from '#domain/shared/result';
import { type Entitlement, entitlementTo, type Grant, limitOf, windowOf } from './entitlement.ts';
import { inWindow, type UsageCounter } from './usage-counter.ts';

export type NotEntitled = Readonly<{ code: 'not-entitled'; entitlement: Entitlement }>;

/** Not a whole number, or not more than nothing. */
export type UnfitUsage = Readonly<{ code: 'unfit-usage'; quantity: number }>;

/** Without a subscription nothing tells the time to count in, so it stays what it was. */
export const windowAt = (counter: UsageCounter, grant: Grant | null, at: Date): UsageCounter['window'] => {
  const limit = grant ? limitOf(grant.terms, counter.feature) : undefined;
  return grant && limit ? windowOf(grant, limit, at) : counter.window;
};

/** A counter without the reservations that have run out. */
export const tidied = (counter: UsageCounter, at: Date): UsageCounter => ({
  ...counter,
  reservations: counter.reservations.filter(({ expiresAt }) => at < expiresAt),
});

/** The counter, in the window of this instant, if it may take so much. */
export const allowedIn = (
  counter: UsageCounter,
  grant: Grant | null,
  quantity: number,
  at: Date,
): Result<UsageCounter, NotEntitled | UnfitUsage> => {
  if (!isQuantity(quantity)) return err({ code: 'unfit-usage', quantity });
  const entitlement = entitlementTo(grant, counter.feature, quantity, counter, at);
  return entitlement.allowed
    ? ok(tidied(inWindow(counter, entitlement.window), at))
    : err({ code: 'not-entitled', entitlement });
};

export const isQuantity = (quantity: number): boolean => Number.isSafeInteger(quantity) && quantity > 0;
