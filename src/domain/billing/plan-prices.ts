import { type Currency } from '#domain/shared/currency';
import { money, type Money, zero } from '#domain/shared/money';
import { type Interval } from './calendar.ts';
import { type SubscriptionItem } from './period-price.ts';
import { type Plan, type PlanTerms, type PlanVersion } from './plan.ts';

/** What one unit costs for one interval, if the plan has a price for it. Nothing is nothing in every currency. */
export const priceFor = (
  terms: Pick<PlanTerms, 'prices'>,
  interval: Interval,
  currency: Currency,
): Money | undefined => {
  const by = terms.prices.filter((price) => price.interval === interval);
  const found = by.find(({ amount }) => amount.currency === currency)?.amount;
  return found ?? (by.length > 0 && isFree(terms) ? zero(currency) : undefined);
};

/** A plan that costs nothing by every interval: where unpaid subscriptions end up, if the catalogue has one. */
export const isFree = ({ prices }: Pick<PlanTerms, 'prices'>): boolean =>
  prices.length > 0 && prices.every(({ amount }) => amount.minor === 0n);

/** What a year costs less when paid at once than by twelve months; undefined without both prices or a saving. */
export const yearlySavings = (terms: Pick<PlanTerms, 'prices'>, currency: Currency): Money | undefined => {
  const month = priceFor(terms, 'month', currency);
  const year = priceFor(terms, 'year', currency);
  if (!month || !year) return undefined;
  const saved = 12n * month.minor - year.minor;
  return saved > 0n ? money(saved, currency) : undefined;
};

/** What a subscriber takes of a plan at one of its versions; undefined when it has no price for that. */
export const itemOf = (
  { id, name }: Pick<Plan, 'id' | 'name'>,
  version: PlanVersion,
  { interval, currency, quantity }: Readonly<{ interval: Interval; currency: Currency; quantity: number }>,
): SubscriptionItem | undefined => {
  const unitPrice = priceFor(version, interval, currency);
  return (
    unitPrice && { planId: id, planVersion: version.number, planName: name, interval, unitPrice, quantity }
  );
};
