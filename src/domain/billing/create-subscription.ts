import { zero } from '#domain/shared/money';
import { priceMax } from '#domain/shared/price-max';
import { err, ok, type Result } from '#domain/shared/result';
import { daysAfter } from './calendar.ts';
import { begun, type Coupon, couponFor, unfit, type UnfitCoupon } from './coupon.ts';
import { unpaid } from './paid-period.ts';
import { freePeriod, periodPrice, type SubscriptionItem } from './period-price.ts';
import { begin } from './schedule.ts';
import { type Told } from './subscription-events.ts';
import { createdEntry } from './subscription-history.ts';
import { type Subscription } from './subscription.ts';

/** `quantityMax`: the most that a period may be of at this price; null for as many as there are. */
export type UnfitQuantity = Readonly<{
  code: 'unfit-quantity';
  quantity: number;
  quantityMax: bigint | null;
}>;

/** `trialDays`: 0 for none. `incompleteUntil`: how long the first payment is waited for. */
export type NewSubscription = Pick<
  Subscription,
  'id' | 'tenantId' | 'customerId' | 'ownerId' | 'methodId' | 'payBy' | 'item'
> &
  Readonly<{ trialDays: number; coupon: Coupon | null; incompleteUntil: Date }>;

/**
 * A new subscription: in its trial (period 0), which needs no method until its end; else waiting for the payment of period
 * 0, or active at once when that costs nothing.
 */
export const createSubscription = (
  { trialDays, coupon, incompleteUntil, ...given }: NewSubscription,
  told: Told,
): Result<Subscription, UnfitCoupon | UnfitQuantity> => {
  const { item } = given;
  const refusal = unfitQuantity(item) ?? (coupon ? unfit(coupon, item.unitPrice.currency) : undefined);
  if (refusal) return err(refusal);
  const isTrial = trialDays > 0;
  const trialEndsAt = isTrial ? daysAfter(told.at, trialDays) : null;
  const { schedule, period } = begin(trialEndsAt ?? told.at, item.interval, isTrial ? 1 : 0);
  const first = trialEndsAt ? { index: 0, start: told.at, end: trialEndsAt } : period;
  const applied = coupon && { coupon, fromIndex: isTrial ? 1 : 0, since: null };
  const price = isTrial ? freePeriod(item.unitPrice.currency) : periodPrice(item, couponFor(applied, first));
  const isSettled = price.net.minor === 0n;
  const status = isTrial ? 'trialing' : isSettled ? 'active' : 'incomplete';
  return ok({
    ...given,
    version: 0,
    status,
    schedule,
    period: first,
    price,
    paid: unpaid(item.unitPrice.currency),
    isSettled,
    trialEndsAt,
    trialWarnedAt: null,
    incompleteUntil: isSettled ? null : incompleteUntil,
    coupon: begun(applied, first),
    redeemed: coupon ? [coupon.code] : [],
    scheduled: null,
    pending: null,
    dunning: null,
    transferUntil: null,
    countedAttempts: [],
    cancellation: null,
    forgone: [],
    forfeit: null,
    pause: null,
    balance: zero(item.unitPrice.currency),
    balanceChanges: [],
    extraInvoices: 0,
    history: [createdEntry(status, item, told)],
    requests: [],
    createdAt: told.at,
    updatedAt: told.at,
    endedAt: null,
  });
};

/** What is wrong with how many units are wanted, if anything is: they are counted, and a period of them can be paid for. */
export const unfitQuantity = ({
  quantity,
  unitPrice,
}: Pick<SubscriptionItem, 'quantity' | 'unitPrice'>): UnfitQuantity | undefined => {
  const quantityMax = unitPrice.minor > 0n ? priceMax / unitPrice.minor : null;
  const isCount = Number.isSafeInteger(quantity) && quantity > 0;
  return isCount && (quantityMax === null || BigInt(quantity) <= quantityMax)
    ? undefined
    : { code: 'unfit-quantity', quantity, quantityMax };
};
