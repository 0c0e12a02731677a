import { err, ok, type Result } from '#domain/shared/result';
import { allowedIn, type NotEntitled, tidied, type UnfitUsage, windowAt } from './counted-usage.ts';
import { type Grant } from './entitlement.ts';
import { inWindow, type UsageCounter } from './usage-counter.ts';

/** Uses so much of a feature if it is allowed, all of it or none. `quantity`: whole, more than 0. */
export const consumeUsage = (
  counter: UsageCounter,
  grant: Grant | null,
  quantity: number,
  at: Date,
): Result<UsageCounter, NotEntitled | UnfitUsage> => {
  const allowed = allowedIn(counter, grant, quantity, at);
  return allowed.ok ? ok({ ...allowed.value, used: allowed.value.used + quantity }) : allowed;
};

/** Counts what was used already, whether or not it was allowed: facts are not refused. A negative quantity gives back. */
export const recordUsage = (
  counter: UsageCounter,
  grant: Grant | null,
  quantity: number,
  at: Date,
): Result<UsageCounter, UnfitUsage> => {
  if (!Number.isSafeInteger(quantity) || quantity === 0) return err({ code: 'unfit-usage', quantity });
  const current = tidied(inWindow(counter, windowAt(counter, grant, at)), at);
  return ok({ ...current, used: Math.max(0, current.used + quantity) });
};
