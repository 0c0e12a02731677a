import fc from 'fast-check';
import { type Payment } from '#domain/payments/payment';
import { feesOf } from '#domain/payments/payment-fees';
import { feeTiers, type FeeTierId } from '#domain/tenants/fee-tier';
import { newTenant, platformRate } from '#domain/tenants/tenant';
import { type Currency } from '#domain/shared/currency';
import { aPayment, noon, usd } from '#test/support/a-payment';

const stripe = { basisPoints: 290n, fixed: 30n };
const onTier = (feeTier: FeeTierId, is: Partial<Payment> = {}): Payment => {
  const tenant = { ...newTenant('acme' as Payment['tenantId'], noon), feeTier };
  return aPayment({
    rates: { platform: platformRate(tenant, 'USD' as Currency, noon), gateway: stripe },
    ...is,
  });
};
const figures = (payment: Payment) => {
  const { platform, platformReturned, gateway, gatewayIsEstimate, net } = feesOf(payment);
  return [
    Number(platform.minor),
    Number(platformReturned.minor),
    Number(gateway.minor),
    Number(net.minor),
    gatewayIsEstimate,
  ];
};

describe('the fees of $100.00 (FEE-3)', () => {
  it.each([
    ['starter', 300, 320, 93_80],
    ['professional', 150, 320, 95_30],
    ['enterprise', 50, 320, 96_30],
  ] as const)('%s: %i to the platform, %i to the gateway, %i net', (tier, platform, gateway, net) => {
    expect(figures(onTier(tier))).toEqual([platform, 0, gateway, net, true]);
  });
  it('every tier has its figures above', () => expect(Object.keys(feeTiers)).toHaveLength(3));
  it('the real fee replaces the estimate', () => {
    expect(figures(onTier('starter', { gatewayFee: usd(325) }))).toEqual([300, 0, 325, 93_75, false]);
  });
});

describe('what the fees follow', () => {
  it('is what was captured, not what was asked for', () => {
    expect(figures(onTier('starter', { captured: usd(60_00) }))).toEqual([180, 0, 204, 56_16, true]);
  });
  it.each([
    'preparing',
    'pending',
    'processing',
    'requires_action',
    'authorized',
    'capturing',
    'voiding',
  ] as const)('is what was asked for while %s: an estimate', (status) =>
    expect(figures(onTier('starter', { status }))).toEqual([300, 0, 320, 93_80, true]),
  );
  it.each(['failed', 'cancelled'] as const)('is nothing once %s', (status) =>
    expect(figures(onTier('starter', { status }))).toEqual([0, 0, 0, 0, false]),
  );
});

describe('the fees of refunds and disputes (FEE-4)', () => {
  const refunded = (minor: number, is: Partial<Payment> = {}) =>
    onTier('starter', { status: 'partially_refunded', refunded: usd(minor), ...is });

  it.each([
    ['a quarter back', 25_00, 75, 69_55],
    ['half back', 50_00, 150, 45_30],
    ['$33.33 back: 99.99 cents of the fee, rounded half up', 33_33, 100, 61_47],
    ['all back: the gateway keeps its fee, the platform nothing', 100_00, 300, -3_20],
  ])('%s', (_what, minor, returned, net) => {
    expect(figures(refunded(minor))).toEqual([300, returned, 320, net, true]);
  });
  it('a dispute changes neither fee nor net: what it takes stands on the dispute', () => {
    expect(figures(onTier('starter', { dispute: { id: 'dsp_1', status: 'lost' } }))).toEqual(
      figures(onTier('starter')),
    );
  });
});

describe('whatever the amount, the rates and the refunds', () => {
  const amount = fc.bigInt({ min: 1n, max: 10n ** 12n });
  const basisPoints = fc.bigInt({ min: 0n, max: 10_000n });
  const fixed = fc.bigInt({ min: 0n, max: 1_000n });
  const parts = fc.record({
    captured: amount,
    share: fc.bigInt({ min: 0n, max: 1_000n }),
    basisPoints,
    fixed,
    fee: fc.option(amount),
  });
  const anyPayment = parts.map(({ captured, share, fee, ...platform }) =>
    aPayment({
      captured: usd(captured),
      refunded: usd((captured * share) / 1_000n),
      rates: { platform, gateway: stripe },
      gatewayFee: fee === null ? null : usd(fee),
    }),
  );

  it('not a cent is lost: net, refunds and the fees that were kept are what was captured', () => {
    fc.assert(
      fc.property(anyPayment, (payment) => {
        const { platform, platformReturned, gateway, net } = feesOf(payment);
        expect(
          net.minor + payment.refunded.minor + platform.minor - platformReturned.minor + gateway.minor,
        ).toBe(payment.captured.minor);
      }),
    );
  });
  it('a full refund gives back exactly the whole platform fee, and a refund never more than it', () => {
    fc.assert(
      fc.property(anyPayment, (payment) => {
        const { platform, platformReturned } = feesOf(payment);
        expect(platformReturned.minor).toBeLessThanOrEqual(platform.minor);
        expect(feesOf({ ...payment, refunded: payment.captured }).platformReturned).toEqual(platform);
      }),
    );
  });
  it('the more goes back, the more of the fee does', () => {
    fc.assert(
      fc.property(anyPayment, (payment) => {
        const less = feesOf({ ...payment, refunded: usd(payment.refunded.minor / 2n) });
        expect(less.platformReturned.minor).toBeLessThanOrEqual(feesOf(payment).platformReturned.minor);
      }),
    );
  });
});
