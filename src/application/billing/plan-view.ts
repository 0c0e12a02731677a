import { currentVersion, type Plan, type PlanTerms, type PlanVersion } from '#domain/billing/plan';
import { yearlySavings } from '#domain/billing/plan-prices';
import { type Money } from '#domain/shared/money';

/** A plan with the terms of one of its versions, as anyone outside the module may see it. */
export type PlanView = Omit<Plan, 'tenantId' | 'version' | 'versions'> &
  PlanTerms &
  Readonly<{
    /** The number of the terms, not of the document. */
    version: number;
    /** What a year paid at once costs less than twelve months, in each currency where it does. */
    yearlySavings: readonly Money[];
  }>;

/** With the terms for whoever subscribes now, unless others are asked for. */
export const planView = (
  { tenantId: _t, version: _v, versions, ...plan }: Plan,
  terms: PlanVersion = currentVersion({ id: plan.id, versions }),
): PlanView => {
  const { number, since: _s, ...shown } = terms;
  const currencies = [...new Set(shown.prices.map(({ amount }) => amount.currency))];
  return {
    ...plan,
    ...shown,
    version: number,
    yearlySavings: currencies.flatMap((currency) => yearlySavings(shown, currency) ?? []),
  };
};
