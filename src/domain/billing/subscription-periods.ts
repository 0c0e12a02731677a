import { begun } from './coupon.ts';
import { lapsed } from './forfeit.ts';
import { paidAfter, type PaidPeriod, unpaid } from './paid-period.ts';
import { isSameItem, waivedPeriod } from './period-price.ts';
import { type NewPeriod, type PlanChange } from './subscription-events.ts';
import { periodInvoiceKey, type Subscription } from './subscription.ts';

/** Everything is as it was before anybody had to ask for money. What was waived cost nothing, and nothing of it comes back. */
export const settled = (subscription: Subscription, isWaived: boolean): Subscription => ({
  ...subscription,
  price: isWaived ? waivedPeriod(subscription.price) : subscription.price,
  paid: isWaived ? subscription.paid : paidByItsInvoice(subscription),
  isSettled: true,
  dunning: null,
  transferUntil: null,
  countedAttempts: [],
});

const paidByItsInvoice = ({ id, period, price }: Subscription): PaidPeriod => ({
  price,
  by: [periodInvoiceKey(id, period.index)],
  returns: [],
});

/** In a period that begins, for which nobody has paid yet. */
export const entered = (
  subscription: Subscription,
  { item, schedule, period, price }: NewPeriod,
): Subscription => ({
  ...subscription,
  item,
  schedule,
  period,
  price,
  paid: unpaid(price.net.currency),
  isSettled: price.net.minor === 0n,
  forfeit: isSameItem(item, subscription.item) ? subscription.forfeit : lapsed(subscription.forfeit),
  coupon: begun(subscription.coupon, period),
  scheduled: null,
  pending: null,
  dunning: null,
  transferUntil: null,
  countedAttempts: [],
});

/** The invoice of what was lost has paid for the period that begins. */
export const restored = (subscription: Subscription, next: NewPeriod): Subscription => {
  const { id, forfeit, period } = subscription;
  const invoiceKey = periodInvoiceKey(id, forfeit?.period.index ?? period.index);
  return {
    ...entered(subscription, next),
    isSettled: true,
    paid: { price: next.price, by: [invoiceKey], returns: [] },
    forfeit: null,
    endedAt: null,
  };
};

/** With another item from now on, in the same period or in one that begins with it. */
export const changed = (subscription: Subscription, change: PlanChange): Subscription => {
  const { item, price, restart } = change;
  // In a trial the interval of what comes after it may change, and nothing else does.
  const schedule = { ...subscription.schedule, interval: item.interval };
  const { schedule: next, period } = restart ?? { schedule, period: subscription.period };
  return {
    ...subscription,
    item,
    price,
    paid: paidAfter(subscription.paid, change),
    forfeit: lapsed(subscription.forfeit),
    schedule: next,
    period,
    coupon: begun(subscription.coupon, period),
    scheduled: null,
    pending: null,
  };
};
