import { upcomingPeriod } from '#domain/billing/new-period';
import { type SubscriptionItem } from '#domain/billing/period-price';
import { serviceLevelOf } from '#domain/billing/subscription-level';
import { type ServiceLevel } from '#domain/billing/plan-level';
import { isEnded, subscriptionStatuses } from '#domain/billing/subscription-status';
import { cancelsAt, type Subscription } from '#domain/billing/subscription';
import { type Money } from '#domain/shared/money';

export { isEnded, subscriptionStatuses as statusesShown };

/** A subscription as anyone outside the module may see it. */
export type SubscriptionView = Omit<
  Subscription,
  | 'version'
  | 'requests'
  | 'paid'
  | 'countedAttempts'
  | 'balanceChanges'
  | 'history'
  | 'extraInvoices'
  | 'forgone'
> &
  Readonly<{
    level: ServiceLevel;
    /** When it ends, if it was cancelled. */
    cancelsAt: Date | null;
    /** What comes after the running period, and what that costs after coupons and before tax; null when nothing does. */
    next: Readonly<{ item: SubscriptionItem; price: Money }> | null;
  }>;

/** Whether a cancellation can wait for the end of the period: only what is paid for and running has one to wait for. */
export const canRunOut = ({ isSettled, status }: Pick<SubscriptionView, 'isSettled' | 'status'>): boolean =>
  isSettled && status !== 'paused';

export const subscriptionView = (subscription: Subscription): SubscriptionView => {
  const {
    version: _v,
    requests: _r,
    paid: _p,
    countedAttempts: _c,
    balanceChanges: _b,
    history: _h,
    extraInvoices: _e,
    forgone: _f,
    ...shown
  } = subscription;
  const next = upcomingPeriod(subscription);
  return {
    ...shown,
    level: serviceLevelOf(subscription),
    cancelsAt: cancelsAt(subscription),
    next: next && { item: next.item, price: next.price.net },
  };
};
