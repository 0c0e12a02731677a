import { couponFor } from './coupon.ts';
import { periodPrice, type SubscriptionItem } from './period-price.ts';
import { begin, follow, type Period, type Schedule } from './schedule.ts';
import { type NewPeriod, type SubscriptionEvent, type Told } from './subscription-events.ts';
import { isEnded } from './subscription-status.ts';
import { cancelsAt, type Subscription } from './subscription.ts';

/** Says that a change which waits for its payment waits no longer, so that its invoice can be voided. */
export const dropped = ({ pending }: Subscription, why: string, told: Told): SubscriptionEvent[] =>
  pending ? [{ type: 'ChangeDropped', key: pending.key, why, ...told }] : [];

/** A period of this item from now on, as after a pause or an end; the count of periods goes on. */
export const restarted = (subscription: Subscription, item: SubscriptionItem, at: Date): NewPeriod =>
  newPeriod(subscription, item, begin(at, item.interval, subscription.period.index + 1));

/** A period with what it costs, by the coupon that is good for it. */
export const newPeriod = (
  { coupon }: Pick<Subscription, 'coupon'>,
  item: SubscriptionItem,
  { schedule, period }: Readonly<{ schedule: Schedule; period: Period }>,
): NewPeriod => ({ item, schedule, period, price: periodPrice(item, couponFor(coupon, period)) });

/** The period after the running one, with what was scheduled for it. */
export const nextPeriod = (subscription: Subscription): NewPeriod => {
  const { period, schedule, scheduled, item } = subscription;
  const then = scheduled ?? item;
  const isFirst = period.index + 1 === schedule.firstIndex;
  const next = isFirst
    ? begin(period.end, then.interval, period.index + 1)
    : follow(schedule, period, then.interval);
  return newPeriod(subscription, then, next);
};

/** The same, as far as it is to come: null when the subscription ends with the running period, has ended, or is paused. */
export const upcomingPeriod = (subscription: Subscription): NewPeriod | null => {
  const endsAt = cancelsAt(subscription);
  const isLast = endsAt !== null && endsAt <= subscription.period.end;
  return isLast || isEnded(subscription) || subscription.status === 'paused'
    ? null
    : nextPeriod(subscription);
};
