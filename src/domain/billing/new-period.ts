import { couponFor } from './coupon.ts';
import { periodPrice, type SubscriptionItem } from './period-price.ts';
import { begin, type Period, type Schedule } from './schedule.ts';
import { type NewPeriod, type SubscriptionEvent, type Told } from './subscription-events.ts';
import { type Subscription } from './subscription.ts';

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
