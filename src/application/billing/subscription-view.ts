import { serviceLevelOf } from '#domain/billing/subscription-level';
import { type ServiceLevel } from '#domain/billing/plan-level';
import { subscriptionStatuses } from '#domain/billing/subscription-status';
import { cancelsAt, type Subscription } from '#domain/billing/subscription';

export { subscriptionStatuses as statusesShown };

/** A subscription as anyone outside the module may see it. */
export type SubscriptionView = Omit<
  Subscription,
  'version' | 'requests' | 'countedAttempts' | 'balanceChanges' | 'history' | 'extraInvoices'
> &
  Readonly<{
    level: ServiceLevel;
    /** When it ends, if it was cancelled. */
    cancelsAt: Date | null;
  }>;

export const subscriptionView = (subscription: Subscription): SubscriptionView => {
  const {
    version: _v,
    requests: _r,
    countedAttempts: _c,
    balanceChanges: _b,
    history: _h,
    extraInvoices: _e,
    ...shown
  } = subscription;
  return { ...shown, level: serviceLevelOf(subscription), cancelsAt: cancelsAt(subscription) };
};
