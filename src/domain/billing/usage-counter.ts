import { type SubscriptionId, type TenantId } from '#domain/shared/ids';
import { type Span } from './calendar.ts';

/** Something set aside until it is used or given up; from `expiresAt` on it counts no longer. */
export type Reservation = Readonly<{ id: string; quantity: number; expiresAt: Date }>;

/** A request that was counted, so that a repetition of it is not. `quantity` negative: so much was given back. */
export type CountedRequest = Readonly<{ id: string; quantity: number }>;

/**
 * How much of a feature was used in one window of time. `window` null: it never resets. A counter of an earlier window
 * counts as nothing, so a reset needs nobody to do it.
 */
export type UsageCounter = Readonly<{
  tenantId: TenantId;
  subscriptionId: SubscriptionId;
  feature: string;
  window: Span | null;
  used: number;
  reservations: readonly Reservation[];
  /** The latest that were counted, oldest first. */
  requests: readonly CountedRequest[];
}>;

/** The counter of something that nobody has used yet. */
export const unusedCounter = (
  of: Pick<UsageCounter, 'tenantId' | 'subscriptionId' | 'feature'>,
): UsageCounter => ({ ...of, window: null, used: 0, reservations: [], requests: [] });

/** What a counter says of a window: nothing, when it is of another. */
export const usedIn = (counter: UsageCounter, window: Span | null): number =>
  isOf(counter, window) ? counter.used : 0;

/** What is set aside and has not run out at this instant. It counts in whichever window it is used in. */
export const liveReservations = ({ reservations }: Pick<UsageCounter, 'reservations'>, at: Date): number =>
  reservations.filter(({ expiresAt }) => at < expiresAt).reduce((all, { quantity }) => all + quantity, 0);

/** The counter for a window: with nothing used, unless it has come as far already. What is set aside stays so. */
export const inWindow = (counter: UsageCounter, window: Span | null): UsageCounter =>
  isOf(counter, window) ? counter : { ...counter, window, used: 0 };

/** Whoever asks for an earlier window knows less than the counter does: going back would forget what was used since. */
const isOf = ({ window: own }: Pick<UsageCounter, 'window'>, window: Span | null): boolean =>
  own === null || window === null ? own === window : own.start >= window.start;
