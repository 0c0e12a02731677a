import { err, ok, type Result } from '#domain/shared/result';
import {
  allowedIn,
  isQuantity,
  type NotEntitled,
  tidied,
  type UnfitUsage,
  windowAt,
} from './counted-usage.ts';
import { type Grant } from './entitlement.ts';
import { inWindow, type Reservation, type UsageCounter } from './usage-counter.ts';

export type UnknownReservation = Readonly<{ code: 'unknown-reservation'; id: string }>;

/** Keeps a counter's document bounded. */
export const reservationsMax = 1_000;

export type TooManyReservations = Readonly<{ code: 'too-many-reservations'; reservationsMax: number }>;

/** Sets so much aside if it is allowed. A reservation that is there already is left as it is. */
export const reserveUsage = (
  counter: UsageCounter,
  grant: Grant | null,
  reservation: Reservation,
  at: Date,
): Result<UsageCounter, NotEntitled | UnfitUsage | TooManyReservations> => {
  if (counter.reservations.some(({ id, expiresAt }) => id === reservation.id && at < expiresAt))
    return ok(counter);
  const allowed = allowedIn(counter, grant, reservation.quantity, at);
  if (!allowed.ok) return allowed;
  const { reservations } = allowed.value;
  return reservations.length >= reservationsMax
    ? err({ code: 'too-many-reservations', reservationsMax })
    : ok({ ...allowed.value, reservations: [...reservations, reservation] });
};

/**
 * What was set aside is used: `quantity` of it, no more than was reserved; the rest is free again. One that has run out is
 * unknown, for somebody else may have had it since.
 */
export const useReservation = (
  counter: UsageCounter,
  grant: Grant | null,
  { id, quantity }: Readonly<{ id: string; quantity: number }>,
  at: Date,
): Result<UsageCounter, UnknownReservation | UnfitUsage> => {
  const found = counter.reservations.find((one) => one.id === id && at < one.expiresAt);
  if (!found) return err({ code: 'unknown-reservation', id });
  if (!isQuantity(quantity) || quantity > found.quantity) return err({ code: 'unfit-usage', quantity });
  const current = inWindow(released(counter, id, at), windowAt(counter, grant, at));
  return ok({ ...current, used: current.used + quantity });
};

/** What was set aside is free again; nothing happens when it is already. */
export const releaseReservation = (counter: UsageCounter, id: string, at: Date): UsageCounter =>
  released(counter, id, at);

const released = (counter: UsageCounter, id: string, at: Date): UsageCounter =>
  tidied({ ...counter, reservations: counter.reservations.filter((one) => one.id !== id) }, at);
