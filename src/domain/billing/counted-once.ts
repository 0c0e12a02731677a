import { err, ok, type Result } from '#domain/shared/result';
import { type Grant } from './entitlement.ts';
import { type UnfitUsage } from './counted-usage.ts';
import { type UnknownReservation, useReservation } from './reservation.ts';
import { type CountedRequest, type UsageCounter } from './usage-counter.ts';

/** How many requests a counter remembers: enough for whoever repeats at once, and its document stays bounded. */
export const countedRequestsMax = 500;

/** The request was counted before, when it asked for another quantity. */
export type RequestReused = Readonly<{ code: 'request-reused'; id: string }>;

export type Counted = Readonly<{ counter: UsageCounter; replayed: boolean }>;

/** Counts what a request asks for, unless it is among those that were counted. Without a request it always counts. */
export const countedOnce = <Refusal>(
  counter: UsageCounter,
  request: CountedRequest | null,
  count: (counter: UsageCounter) => Result<UsageCounter, Refusal>,
): Result<Counted, Refusal | RequestReused> => {
  const before = request && counter.requests.find(({ id }) => id === request.id);
  if (before)
    return before.quantity === request.quantity
      ? ok({ counter, replayed: true })
      : err({ code: 'request-reused', id: request.id });
  const counted = count(counter);
  if (!counted.ok) return counted;
  const requests = [...counted.value.requests, ...(request ? [request] : [])];
  return ok({
    counter: { ...counted.value, requests: requests.slice(-countedRequestsMax) },
    replayed: false,
  });
};

/** Uses a reservation as `useReservation` does, all of it unless told otherwise, and once however often it is asked for. */
export const useReservationOnce = (
  counter: UsageCounter,
  grant: Grant | null,
  { id, quantity: asked }: Readonly<{ id: string; quantity: number | undefined }>,
  at: Date,
): Result<Counted, UnknownReservation | UnfitUsage | RequestReused> => {
  const known = [...counter.requests, ...counter.reservations].find((one) => one.id === id);
  if (!known) return err({ code: 'unknown-reservation', id });
  const quantity = asked ?? known.quantity;
  return countedOnce(counter, { id, quantity }, (uncounted) =>
    useReservation(uncounted, grant, { id, quantity }, at),
  );
};
