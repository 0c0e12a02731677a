import { type Invoice } from '#domain/billing/invoice';
import { type NextAction } from '#domain/billing/next-action';
import { type SubscriptionItem } from '#domain/billing/period-price';
import { cancelsAt, type Subscription } from '#domain/billing/subscription';
import { serviceLevelOf } from '#domain/billing/subscription-level';
import { type CustomerId } from '#domain/shared/ids';
import { type EntitlementView } from './usage-view.ts';

/** `balance`: in credits. `dues`: what is owed, oldest first, and where it can be paid without a login. */
export type CustomerStateView = Readonly<{
  customerId: CustomerId | null;
  subscription: ReturnType<typeof standingOf> | null;
  entitlements: readonly EntitlementView[];
  credits: Readonly<{ balance: bigint }>;
  dues: readonly (Pick<Invoice, 'id' | 'number' | 'amountDue'> & Readonly<{ payUrl: string }>)[];
  nextAction: NextAction | null;
}>;

/** Where a subscription stands, as its owner wants to see it at a glance. */
export const standingOf = (subscription: Subscription) => {
  const { id, status, item, period, trialEndsAt, scheduled } = subscription;
  return {
    id,
    status,
    level: serviceLevelOf(subscription),
    ...shownItem(item),
    periodStart: period.start,
    periodEnd: period.end,
    trialEndsAt,
    cancelsAt: cancelsAt(subscription),
    scheduled: scheduled && shownItem(scheduled),
  };
};

const shownItem = ({ planId, planName, interval, quantity }: SubscriptionItem) => ({
  plan: { id: planId, name: planName },
  interval,
  quantity,
});
