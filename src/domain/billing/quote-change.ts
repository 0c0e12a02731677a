import { err, type Result } from '#domain/shared/result';
import { couponFor } from './coupon.ts';
import { unfitQuantity, type UnfitQuantity } from './create-subscription.ts';
import { freePeriod, periodPrice, type SubscriptionItem } from './period-price.ts';
import { worthOf } from './paid-period.ts';
import { prorate, prorateToNew } from './proration.ts';
import { begin } from './schedule.ts';
import { type PlanChange } from './subscription-events.ts';
import { extraInvoiceKey, type Subscription } from './subscription.ts';

/**
 * `no-change`: it is that already. `change-pending`: another waits for its payment. `payment-due`: the period must be paid
 * for first. `renewal-due`: the next period must begin first. `cancellation-scheduled`: that must be withdrawn first.
 */
export type ChangeRefusal =
  | UnfitQuantity
  | Readonly<{ code: 'currency-differs'; currency: string }>
  | Readonly<{
      code: 'no-change' | 'change-pending' | 'payment-due' | 'renewal-due' | 'cancellation-scheduled';
    }>;

/**
 * What changing now would cost, before tax, without doing it. Within the same interval the period goes on and the rest of it
 * is reckoned anew; with another interval a new period begins at once, less what is left of the old. In a trial it is free.
 */
export const quoteChange = (
  subscription: Subscription,
  item: SubscriptionItem,
  isProrated: boolean,
  at: Date,
): Result<PlanChange, ChangeRefusal> => {
  const { status, period, isSettled } = subscription;
  const refusal = refusalOf(subscription, item);
  if (refusal) return err(refusal);
  if (subscription.pending) return err({ code: 'change-pending' });
  if (at >= period.end) return err({ code: 'renewal-due' });
  if (!isSettled) return err({ code: 'payment-due' });
  const isTrial = status === 'trialing';
  const restart =
    isTrial || item.interval === subscription.schedule.interval
      ? null
      : begin(at, item.interval, period.index + 1);
  const nothing = freePeriod(item.unitPrice.currency);
  const price = isTrial
    ? nothing
    : periodPrice(item, restart ? couponFor(subscription.coupon, restart.period) : subscription.price.coupon);
  const from = isProrated ? worthOf(subscription.paid) : nothing;
  const proration = restart
    ? prorateToNew(from, price, period, at)
    : prorate(from, isProrated ? price : nothing, period, at);
  const key = extraInvoiceKey(subscription);
  return { ok: true, value: { key, item, price, proration, restart, isProrated, requestedAt: at } };
};

/** Why an item can't be had by this subscription at any time. */
export const refusalOf = (subscription: Subscription, item: SubscriptionItem): ChangeRefusal | undefined => {
  const { currency } = subscription.item.unitPrice;
  return item.unitPrice.currency === currency ? unfitQuantity(item) : { code: 'currency-differs', currency };
};
