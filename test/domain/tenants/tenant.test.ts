import { type Currency } from '#domain/shared/currency';
import { type TenantId } from '#domain/shared/ids';
import { feeTierIds, feeTiers } from '#domain/tenants/fee-tier';
import { type FeeOverride, limitsFor, newTenant, platformRate, type Tenant } from '#domain/tenants/tenant';
import { afterNoon, noon } from '#test/support/a-payment';

const usd = 'USD' as Currency;
const day = 86_400_000;
const aTenant = (is: Partial<Tenant> = {}): Tenant => ({ ...newTenant('acme' as TenantId, noon), ...is });
const anOverride = (is: Partial<FeeOverride> = {}): FeeOverride => ({
  id: 'fov_1',
  basisPoints: 125n,
  fixed: 10n,
  validFrom: noon,
  validUntil: afterNoon(day),
  reason: 'Launch offer',
  ...is,
});

describe('what the platform takes', () => {
  it('is Starter’s 3 % of a tenant nobody has agreed anything with (FEE-1)', () => {
    expect(aTenant().feeTier).toBe('starter');
    expect(platformRate(aTenant(), usd, noon)).toEqual({ basisPoints: 300n, fixed: 0n });
  });
  it.each([
    ['starter', 300n],
    ['professional', 150n],
    ['enterprise', 50n],
  ] as const)('is by tier: %s %i basis points', (feeTier, basisPoints) => {
    expect(platformRate(aTenant({ feeTier }), usd, noon)).toEqual({ basisPoints, fixed: 0n });
  });
  it('has three tiers, each under its own id', () => {
    expect(feeTierIds.map((id) => feeTiers[id].id)).toEqual(['starter', 'professional', 'enterprise']);
  });
});

describe('an agreed price (FEE-2)', () => {
  const tenant = aTenant({ overrides: [anOverride()] });
  it.each([
    ['before its first instant', -1, 300n],
    ['from its first instant', 0, 125n],
    ['until its last', day - 1, 125n],
    ['but not at the instant it ends', day, 300n],
  ])('%s', (_when, ms, basisPoints) =>
    expect(platformRate(tenant, usd, afterNoon(ms)).basisPoints).toBe(basisPoints),
  );
  it('brings its own fixed part', () => {
    expect(platformRate(tenant, usd, noon)).toEqual({ basisPoints: 125n, fixed: 10n });
  });
  it('without an end goes on', () => {
    const open = aTenant({ overrides: [anOverride({ validUntil: null })] });
    expect(platformRate(open, usd, afterNoon(1_000 * day)).basisPoints).toBe(125n);
  });
  it('gives way to one agreed later, while that is valid', () => {
    const later = anOverride({
      id: 'fov_2',
      basisPoints: 0n,
      validFrom: afterNoon(1_000),
      validUntil: afterNoon(2_000),
    });
    const both = aTenant({ overrides: [anOverride(), later] });
    expect([0, 1_000, 2_000].map((ms) => platformRate(both, usd, afterNoon(ms)).basisPoints)).toEqual([
      125n,
      0n,
      125n,
    ]);
  });
});

describe('limits (PAY-10)', () => {
  it.each([
    ['USD', 99_999_999n],
    ['JPY', 999_999n],
    ['KWD', 999_999_999n],
    ['CLF', 9_999_999_999n],
  ])('are usually from one minor unit to 999,999 and the last cent: %s', (currency, maximum) => {
    expect(limitsFor(aTenant(), currency as Currency)).toEqual({ minimum: 1n, maximum });
  });
  it('are what was agreed, in the currencies it was agreed for', () => {
    const tenant = aTenant({ limits: { USD: { minimum: 50n, maximum: 500n } } });
    expect(limitsFor(tenant, usd)).toEqual({ minimum: 50n, maximum: 500n });
    expect(limitsFor(tenant, 'EUR' as Currency).minimum).toBe(1n);
  });
});
