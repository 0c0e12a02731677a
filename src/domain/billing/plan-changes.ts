import { canonicalForm } from '#domain/shared/canonical-form';
import { priceMax } from '#domain/shared/price-max';
import { err, ok, type Result } from '#domain/shared/result';
import { currentVersion, type Plan, type PlanTerms, type PlanVersion } from './plan.ts';

/** `field`: where in the terms; `why`: what to put right. */
export type UnfitTerms = Readonly<{ code: 'unfit-terms'; field: string; why: string }>;

export type PlanRetired = Readonly<{ code: 'plan-retired' }>;

/** A new plan with its first version. */
export const openPlan = (
  asked: Pick<Plan, 'id' | 'tenantId' | 'name' | 'description' | 'rank'>,
  terms: PlanTerms,
  at: Date,
): Result<Plan, UnfitTerms> => {
  const refusal = unfitTerms(terms);
  if (refusal) return err(refusal);
  return ok({
    ...asked,
    version: 0,
    status: 'active',
    versions: [{ ...terms, number: 1, since: at }],
    createdAt: at,
    updatedAt: at,
    retiredAt: null,
  });
};

/** Other words for a plan, or another place: nobody's terms change. */
export const describePlan = (
  plan: Plan,
  words: Partial<Pick<Plan, 'name' | 'description' | 'rank'>>,
  at: Date,
): Plan => ({ ...plan, ...words, updatedAt: at });

/** Other terms are another version, for new subscribers and whoever is moved. Undefined: they are what they were. */
export const revisePlan = (
  plan: Plan,
  changes: Partial<PlanTerms>,
  at: Date,
): Result<Plan, UnfitTerms | PlanRetired> | undefined => {
  const { number, since: _, ...before } = currentVersion(plan);
  const terms: PlanTerms = { ...before, ...changes };
  if (canonicalForm(terms) === canonicalForm(before)) return undefined;
  if (plan.status === 'retired') return err({ code: 'plan-retired' });
  const refusal = unfitTerms(terms);
  if (refusal) return err(refusal);
  const added: PlanVersion = { ...terms, number: number + 1, since: at };
  return ok({ ...plan, versions: [...plan.versions, added], updatedAt: at });
};

/** Takes no new subscribers from now on. Undefined: it is retired already. */
export const retirePlan = (plan: Plan, at: Date): Plan | undefined =>
  plan.status === 'retired' ? undefined : { ...plan, status: 'retired', updatedAt: at, retiredAt: at };

const unfitTerms = ({ prices, limits, trialDays, levels }: PlanTerms): UnfitTerms | undefined => {
  const refusal = (field: string, why: string): UnfitTerms => ({ code: 'unfit-terms', field, why });
  if (prices.length === 0) return refusal('prices', 'name at least one price');
  const places = prices.map(({ interval, amount }) => `${interval} ${amount.currency}`);
  const twice = places.find((place, index) => places.indexOf(place) !== index);
  if (twice) return refusal('prices', `there are two prices for ${twice}: keep one`);
  if (prices.some(({ amount }) => amount.minor < 0n)) return refusal('prices', 'a price can’t be negative');
  if (prices.some(({ amount }) => amount.minor > priceMax))
    return refusal('prices', `a price can’t be above ${priceMax} minor units`);
  if (!isCount(trialDays)) return refusal('trialDays', 'give a whole number of days, 0 for no trial');
  const wrong = Object.entries(limits).find(([, { max }]) => max !== null && !isCount(max));
  if (wrong) return refusal(`limits.${wrong[0]}`, 'give a whole number, or null for no limit');
  const level = Object.entries(levels).find(
    ([, terms]) => !isCount(terms.limitPercent) || terms.limitPercent > 100,
  );
  if (level) return refusal(`levels.${level[0]}`, 'give a whole percentage from 0 to 100');
  return undefined;
};

const isCount = (count: number): boolean => Number.isSafeInteger(count) && count >= 0;
