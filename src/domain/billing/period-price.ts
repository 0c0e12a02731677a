import { type Currency } from '#domain/shared/currency';
import { type PlanId } from '#domain/shared/ids';
import { money, type Money, subtract, zero } from '#domain/shared/money';
import { type Interval } from './calendar.ts';
import { type Coupon, discountOn } from './coupon.ts';

/**
 * What is subscribed to, with the price it was taken at: a later price of the plan does not touch it. `unitPrice`: for one
 * unit and one whole period, in minor units, before discount and tax. `quantity`: whole, at least 1.
 */
export type SubscriptionItem = Readonly<{
  planId: PlanId;
  planVersion: number;
  planName: string;
  interval: Interval;
  unitPrice: Money;
  quantity: number;
}>;

/** What one whole period costs before tax: `net` is `gross` less `discount`, exactly. */
export type PeriodPrice = Readonly<{ gross: Money; discount: Money; net: Money; coupon: Coupon | null }>;

export const periodPrice = (
  { unitPrice, quantity }: Pick<SubscriptionItem, 'unitPrice' | 'quantity'>,
  coupon: Coupon | null,
): PeriodPrice => {
  const gross = money(unitPrice.minor * BigInt(quantity), unitPrice.currency);
  const discount = discountOn(gross, coupon);
  return { gross, discount, net: subtract(gross, discount), coupon };
};

/** A period that costs nothing, as a trial does. */
export const freePeriod = (currency: Currency): PeriodPrice => {
  const nothing = zero(currency);
  return { gross: nothing, discount: nothing, net: nothing, coupon: null };
};

/** A period that was to be paid for and was given away: a change within it has the same coupon still. */
export const waivedPeriod = ({ net, coupon }: PeriodPrice): PeriodPrice => ({
  ...freePeriod(net.currency),
  coupon,
});

/** Whether two items are the same terms of the same plan, as many, by the same interval. */
export const isSameItem = (a: SubscriptionItem, b: SubscriptionItem): boolean =>
  a.planId === b.planId &&
  a.planVersion === b.planVersion &&
  a.interval === b.interval &&
  a.quantity === b.quantity;
