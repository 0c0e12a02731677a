import { readFileSync } from 'node:fs';
import { feesOf } from '#domain/payments/payment-fees';
import { priceOf } from '#domain/shared/rate';
import { feeTiers } from '#domain/tenants/fee-tier';
import { aPayment, usd } from '#test/support/a-payment';

const guide = readFileSync('docs/fees.md', 'utf8');
const rows = [...guide.matchAll(/^\|(.+)\|$/gm)].map(([, cells]) =>
  cells!.split('|').map((cell) => cell.trim()),
);
const gateway = { basisPoints: 290n, fixed: 30n };
const numbers = (fees: ReturnType<typeof feesOf>) =>
  [fees.platform, fees.platformReturned, fees.gateway, fees.net].map(({ minor }) => Number(minor));

describe('the numbers of the fees guide', () => {
  const tiers = rows.filter(([name]) => Object.values(feeTiers).some((tier) => tier.name === name));
  const refunds = rows.filter(([refunded]) => /^\$\d+\.\d\d$/.test(refunded!));

  it('are all there', () => expect([tiers.length, refunds.length]).toEqual([3, 5]));
  it.each(tiers)('%s at %s: %s, %s, %s', (name, rate, platform, fee, net) => {
    const tier = Object.values(feeTiers).find((one) => one.name === name)!;
    const payment = aPayment({ rates: { platform: { basisPoints: tier.basisPoints, fixed: 0n }, gateway } });
    expect(rate).toBe(`${(Number(tier.basisPoints) / 100).toFixed(1)} %`);
    expect(numbers(feesOf(payment))).toEqual([Number(platform), 0, Number(fee), Number(net)]);
  });
  it.each(refunds)('%s refunded of $100.00: %s, %s, %s, %s', (refunded, ...figures) => {
    const minor = Math.round(Number(refunded.slice(1)) * 100);
    expect(numbers(feesOf(aPayment({ refunded: usd(minor) })))).toEqual(figures.map(Number));
  });
  it('are right in its sentences too', () => {
    const part = feesOf(aPayment({ captured: usd(60_00) }));
    expect(guide).toContain('180 to the platform, 204 to the gateway, net 5616');
    expect(numbers(part)).toEqual([180, 0, 204, 56_16]);
    const threePercent = { basisPoints: 300n, fixed: 0n };
    expect([priceOf(threePercent, usd(10_50)), priceOf(threePercent, usd(10_49))]).toEqual([
      usd(32),
      usd(31),
    ]);
  });
});
