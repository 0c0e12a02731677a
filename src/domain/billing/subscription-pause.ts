import { err } from '#domain/shared/result';
import { dropped, restarted } from './new-period.ts';
import { type Told } from './subscription-events.ts';
import { decide } from './subscription-evolution.ts';
import { type Decided, type Subscription } from './subscription.ts';
import { unusedTime } from './unused-time.ts';

/** Why a subscription can't be paused: it must be paid for, or renewed, or stay, first. */
export type PauseRefusal = Readonly<{ code: 'payment-due' | 'renewal-due' | 'cancellation-scheduled' }>;

/**
 * Stops it now. What was paid for and is not used yet goes to the balance, by an invoice of its own; nothing is owed while it
 * lasts. `resumesAt`: when it ends by itself, null for never.
 */
export const pause = (
  subscription: Subscription,
  resumesAt: Date | null,
  told: Told,
): Decided<PauseRefusal> => {
  if (subscription.cancellation) return err({ code: 'cancellation-scheduled' });
  if (subscription.status === 'active' && !subscription.isSettled) return err({ code: 'payment-due' });
  if (told.at >= subscription.period.end) return err({ code: 'renewal-due' });
  return decide(subscription, ...dropped(subscription, 'the subscription was paused', told), {
    type: 'Paused',
    resumesAt,
    unused: unusedTime(subscription, told.at),
    ...told,
  });
};

/** Goes on with a new period from now on, at what was scheduled meanwhile. */
export const resume = (subscription: Subscription, told: Told): Decided =>
  decide(subscription, {
    type: 'Resumed',
    next: restarted(subscription, subscription.scheduled ?? subscription.item, told.at),
    ...told,
  });
