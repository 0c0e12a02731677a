import { changeTiming, type Choice } from '#domain/billing/change-timing';
import { currentVersion, type Plan, type PlanTerms, versionNumbered } from '#domain/billing/plan';
import { describePlan, openPlan, retirePlan, revisePlan } from '#domain/billing/plan-changes';
import { standardLevels } from '#domain/billing/plan-level';
import { itemOf, isFree, yearlySavings } from '#domain/billing/plan-prices';
import { seededPlans } from '#domain/billing/seeded-plans';
import { type Currency } from '#domain/shared/currency';
import { type PlanId, type TenantId } from '#domain/shared/ids';
import { money } from '#domain/shared/money';
import { usd } from '#test/support/a-payment';
import { april, utc } from './a-subscription.ts';

const currency = 'USD' as Currency;
const terms: PlanTerms = {
  prices: [
    { interval: 'month', amount: usd(29_99) },
    { interval: 'year', amount: usd(299_99) },
  ],
  features: ['analytics'],
  limits: { posts: { max: 500, resets: 'month' } },
  trialDays: 0,
  levels: standardLevels,
};
const asked = { id: 'pln_1' as PlanId, tenantId: 'acme' as TenantId, name: 'Pro', description: '', rank: 1 };
const opened = openPlan(asked, terms, april);
const plan: Plan = opened.ok ? opened.value : (undefined as never);
const later = utc('2030-06-01');
const dearer = [{ interval: 'month', amount: usd(39_99) }] as const;

describe('a plan', () => {
  it('begins with its first version', () => {
    expect([currentVersion(plan).number, plan.status]).toEqual([1, 'active']);
  });
  it('has another version for another price, and keeps the old for those who have it', () => {
    const revised = revisePlan(plan, { prices: dearer }, later);
    expect(revised).toMatchObject({ value: { versions: [{ number: 1 }, { number: 2, since: later }] } });
    const after = revised?.ok ? revised.value : plan;
    const by = { interval: 'month', currency, quantity: 3 } as const;
    expect(itemOf(after, versionNumbered(after, 1)!, by)?.unitPrice).toEqual(usd(29_99));
    expect(itemOf(after, currentVersion(after), by)).toMatchObject({
      planVersion: 2,
      unitPrice: usd(39_99),
      quantity: 3,
    });
    expect(itemOf(after, currentVersion(after), { ...by, interval: 'year' })).toBeUndefined();
    expect(versionNumbered(after, 3)).toBeUndefined();
  });
  it('stays as it is when its terms are what they were', () => {
    expect(revisePlan(plan, { trialDays: 0, features: ['analytics'] }, later)).toBeUndefined();
  });
  it('may have other words without anybody’s terms changing', () => {
    expect(describePlan(plan, { name: 'Professional' }, later)).toMatchObject({
      name: 'Professional',
      versions: plan.versions,
    });
  });
  it('is retired once, and takes no new terms then', () => {
    const retired = retirePlan(plan, later);
    expect(retired).toMatchObject({ status: 'retired', retiredAt: later });
    expect(retirePlan(retired!, later)).toBeUndefined();
    expect(revisePlan(retired!, { prices: dearer }, later)).toMatchObject({
      error: { code: 'plan-retired' },
    });
  });
  it.each([
    ['prices', { prices: [] }],
    ['prices', { prices: [...terms.prices, { interval: 'month', amount: usd(1) }] }],
    ['prices', { prices: [{ interval: 'month', amount: usd(-1) }] }],
    ['prices', { prices: [{ interval: 'month', amount: usd(1_000_000_000_001) }] }],
    ['trialDays', { trialDays: 1.5 }],
    ['limits.posts', { limits: { posts: { max: -1, resets: 'month' } } }],
    ['levels.limited', { levels: { ...standardLevels, limited: { limitPercent: 101, features: 'all' } } }],
  ] as [string, Partial<PlanTerms>][])('names what does not fit: %s', (field, wrong) => {
    expect(openPlan(asked, { ...terms, ...wrong }, april)).toMatchObject({
      error: { code: 'unfit-terms', field },
    });
  });
});

describe('the seeded catalogues', () => {
  const { publishing, weekly } = seededPlans;
  it('have the prices, limits and trials of SUB-1', () => {
    expect(
      publishing.map(({ name, terms: { prices, limits } }) => [
        name,
        ...prices.map(({ amount }) => Number(amount.minor)),
        limits['channels']?.max,
        limits['posts']?.max,
      ]),
    ).toEqual([
      ['Free', 0, 0, 1, 10],
      ['Starter', 999, 9_999, 5, 100],
      ['Pro', 2_999, 29_999, 20, 500],
      ['Enterprise', 9_999, 99_999, 100, 2_000],
    ]);
    expect(
      weekly.map(({ name, terms: { prices, trialDays } }) => [
        name,
        prices[0]?.interval,
        prices[0]?.amount.minor,
        trialDays,
      ]),
    ).toEqual([
      ['Basic', 'week', 150_00n, 7],
      ['Premium', 'week', 250_00n, 10],
      ['Enterprise', 'week', 500_00n, 14],
    ]);
  });
  it('save what SUB-2 says by the year', () => {
    expect(publishing.map((seeded) => yearlySavings(seeded.terms, currency)?.minor)).toEqual([
      undefined,
      19_89n,
      59_89n,
      199_89n,
    ]);
    expect(yearlySavings(weekly[0]!.terms, currency)).toBeUndefined();
  });
  it('have terms that fit, keys of their own, and one free plan', () => {
    const all = [...publishing, ...weekly];
    for (const seeded of all)
      expect(openPlan({ ...asked, name: seeded.name }, seeded.terms, april).ok).toBe(true);
    expect(new Set(all.map(({ key }) => key)).size).toBe(7);
    expect(all.filter(({ terms: one }) => isFree(one)).map(({ name }) => name)).toEqual(['Free']);
  });
});

describe('a plan that costs nothing', () => {
  const free = seededPlans.publishing[0]!;
  const opening = openPlan({ ...asked, name: free.name }, free.terms, april);
  const freePlan: Plan = opening.ok ? opening.value : (undefined as never);
  const inSum = (of: Plan, interval: 'week' | 'month') =>
    itemOf(of, currentVersion(of), { interval, currency: 'UZS' as Currency, quantity: 1 });

  it('costs nothing in currencies it has no price in, by the intervals it has', () => {
    expect(inSum(freePlan, 'month')?.unitPrice).toEqual(money(0n, 'UZS' as Currency));
    expect(inSum(freePlan, 'week')).toBeUndefined();
    expect(inSum(plan, 'month')).toBeUndefined();
  });
});

describe('when a change takes effect', () => {
  const choice = (id: string, minor: bigint, interval: 'week' | 'month' | 'year', quantity = 1): Choice => ({
    planId: id as PlanId,
    terms: { prices: [{ interval, amount: money(minor, currency) }] },
    interval,
    quantity,
  });
  const both = (id: string, month: bigint, year: bigint, interval: 'month' | 'year'): Choice => ({
    ...choice(id, month, interval),
    terms: {
      prices: [
        { interval: 'month', amount: money(month, currency) },
        { interval: 'year', amount: money(year, currency) },
      ],
    },
  });
  it.each([
    ['a dearer plan', both('a', 10n, 100n, 'month'), both('b', 30n, 300n, 'month'), 'now'],
    ['a cheaper plan', both('b', 30n, 300n, 'month'), both('a', 10n, 100n, 'month'), 'period-end'],
    ['the same plan by the year', both('a', 10n, 100n, 'month'), both('a', 10n, 100n, 'year'), 'now'],
    ['the same plan by the month', both('a', 10n, 100n, 'year'), both('a', 10n, 100n, 'month'), 'period-end'],
    [
      'a dearer plan by a shorter interval',
      both('a', 10n, 100n, 'year'),
      both('b', 30n, 300n, 'month'),
      'now',
    ],
    [
      'a cheaper plan by a longer interval',
      both('b', 30n, 300n, 'month'),
      both('a', 10n, 100n, 'year'),
      'period-end',
    ],
    ['more units', choice('a', 10n, 'month', 2), choice('a', 10n, 'month', 3), 'now'],
    ['fewer units', choice('a', 10n, 'month', 3), choice('a', 10n, 'month', 2), 'period-end'],
    ['the newest terms of the same plan', choice('a', 10n, 'month'), choice('a', 12n, 'month'), 'now'],
    ['a plan that costs more a day', choice('a', 150n, 'week'), choice('b', 700n, 'month'), 'now'],
    ['a plan that costs less a day', choice('a', 150n, 'week'), choice('b', 600n, 'month'), 'period-end'],
    ['a plan at the same price', choice('a', 10n, 'month'), choice('b', 10n, 'month'), 'now'],
  ] as [string, Choice, Choice, string][])('%s: %#', (_what, from, to, expected) => {
    expect(changeTiming(from, to, currency)).toBe(expected);
  });
});
