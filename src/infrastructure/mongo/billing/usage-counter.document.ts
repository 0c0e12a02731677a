import { type CounterKey } from '#application/billing/ports/usage-counters';
import { countedRequestsMax } from '#domain/billing/counted-once';
import { type UsageCounter } from '#domain/billing/usage-counter';

/**
 * One for each feature of a subscription that was ever used, the same from window to window: there are never more than plans
 * have had features, so none is ever cleared away.
 */
export type StoredCounter = UsageCounter & Readonly<{ _id: string; version: number }>;

type CounterUpdate = Readonly<{
  $set: Partial<UsageCounter>;
  $push?: Readonly<{ requests: Readonly<{ $each: UsageCounter['requests']; $slice: number }> }>;
}>;

/** The subscription comes first, so that all of one are a range of ids and need no index of their own. */
export const counterId = ({ subscriptionId, feature }: CounterKey): string => `${subscriptionId}:${feature}`;

/** The bounds of the ids of all counters of a subscription: `;` follows `:`. */
export const countersOf = (subscriptionId: string) => ({
  $gte: `${subscriptionId}:`,
  $lt: `${subscriptionId};`,
});

/**
 * What must be written to make one counter of the other; undefined when nothing must. Requests only ever come in at the end
 * and go at the beginning, so they are pushed: the list is not sent each time.
 */
export const updateBetween = (before: UsageCounter, after: UsageCounter): CounterUpdate | undefined => {
  const known = new Set(before.requests);
  const requests = after.requests.filter((request) => !known.has(request));
  const set = {
    ...(after.used !== before.used && { used: after.used }),
    ...(!isSameTime(before.window, after.window) && { window: after.window }),
    ...(!isSameList(before.reservations, after.reservations) && { reservations: after.reservations }),
  };
  if (requests.length === 0 && Object.keys(set).length === 0) return undefined;
  return {
    $set: set,
    ...(requests.length > 0 && {
      $push: { requests: { $each: requests, $slice: -countedRequestsMax } },
    }),
  };
};

const isSameTime = (a: UsageCounter['window'], b: UsageCounter['window']): boolean =>
  a?.start.getTime() === b?.start.getTime() && a?.end.getTime() === b?.end.getTime();

const isSameList = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && a.every((one, place) => one === b[place]);
