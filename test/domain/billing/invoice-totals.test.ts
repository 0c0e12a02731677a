import fc from 'fast-check';
import { changeLines } from '#domain/billing/change-lines';
import { type Coupon } from '#domain/billing/coupon';
import { type InvoiceLine, periodLines, taxableOf, taxLines } from '#domain/billing/invoice-lines';
import { totalsOf } from '#domain/billing/invoice-totals';
import { periodPrice } from '#domain/billing/period-price';
import { prorate, prorateToNew, prorateToNothing } from '#domain/billing/proration';
import { taxByTable } from '#domain/billing/tax';
import { taxTable } from '#domain/billing/tax-table';
import { usd } from '#test/support/a-payment';
import { anItem, anItemAt, april, utc } from './a-subscription.ts';
import { vat } from './an-invoice.ts';

const span = { start: april, end: utc('2030-05-01') };
const half: Coupon = {
  code: 'HALF',
  off: { kind: 'percent', basisPoints: 5_000n },
  duration: { kind: 'forever' },
};
const told = (lines: readonly InvoiceLine[]) => lines.map(({ kind, amount }) => [kind, amount.minor]);

describe('the lines of an invoice', () => {
  const item = anItemAt(30_00, 'month', 2);
  const price = periodPrice(item, half);
  const at = utc('2030-04-16');
  it('of a period are the plan and what is taken off', () => {
    expect(told(periodLines(item, price, span))).toEqual([
      ['plan', 60_00n],
      ['coupon', -30_00n],
    ]);
    expect(told(periodLines(anItem(), periodPrice(anItem(), null), span))).toEqual([['plan', 30_00n]]);
  });
  it('of a change are what is given back, what is asked for and what is taken off that', () => {
    const to = anItemAt(90_00);
    const toPrice = periodPrice(to, half);
    const lines = changeLines(
      prorate(price, toPrice, span, at),
      { item, span },
      { item: to, price: toPrice, restart: null },
    );
    expect(told(lines)).toEqual([
      ['credit', -15_00n],
      ['proration', 45_00n],
      ['coupon', -22_50n],
    ]);
    expect(lines[0]?.span).toEqual({ start: at, end: span.end });
  });
  it('of a change to another interval hold the whole new period', () => {
    const to = anItemAt(300_00, 'year');
    const restart = { start: at, end: utc('2031-04-16') };
    const toPrice = periodPrice(to, null);
    const lines = changeLines(
      prorateToNew(price, toPrice, span, at),
      { item, span },
      { item: to, price: toPrice, restart },
    );
    expect(told(lines)).toEqual([
      ['credit', -15_00n],
      ['plan', 300_00n],
    ]);
    expect(lines[1]?.span).toEqual(restart);
  });
  it('of an end are what is given back', () => {
    expect(told(changeLines(prorateToNothing(price, span, at), { item, span }, null))).toEqual([
      ['credit', -15_00n],
    ]);
  });
});

describe('tax', () => {
  const taxed = (minor: number, country: string | null, behaviour: 'exclusive' | 'inclusive' = 'exclusive') =>
    vat({ amount: usd(minor), country, behaviour, at: april });
  it.each([
    [100_00, 'DE', 'exclusive', 19_00n],
    [119_00, 'DE', 'inclusive', 19_00n],
    [29_99, 'DE', 'exclusive', 5_70n],
    [29_99, 'DE', 'inclusive', 4_79n],
    [10_00, 'FI', 'exclusive', 2_55n],
    [10_00, 'CH', 'exclusive', 81n],
    [150_00, 'UZ', 'exclusive', 18_00n],
    [-29_99, 'DE', 'exclusive', -5_70n],
    [-29_99, 'DE', 'inclusive', -4_79n],
    [29_99, 'US', 'exclusive', 0n],
    [29_99, null, 'exclusive', 0n],
  ] as const)('on %d in %s, %s, is %d', (minor, country, behaviour, expected) => {
    expect(taxed(minor, country, behaviour).amount.minor).toBe(expected);
  });
  it('is a line only where there is a rate, and one that is included does not count again', () => {
    expect(taxLines(taxed(29_99, 'US'))).toEqual([]);
    expect(taxLines(taxed(29_99, 'FI'))).toMatchObject([{ description: 'VAT FI 25.5 %', isIncluded: false }]);
    expect(taxLines(taxed(29_99, 'CH', 'inclusive'))).toMatchObject([
      { description: 'VAT CH 8.1 %', isIncluded: true },
    ]);
  });
  it('follows the rate of its time', () => {
    const since = utc('2030-07-01');
    const rule = taxByTable([{ country: 'DE', name: 'VAT', basisPoints: 2_500n, since }, ...taxTable]);
    const ask = (at: Date) => rule({ amount: usd(100_00), country: 'DE', behaviour: 'exclusive', at }).amount;
    expect([ask(new Date(since.getTime() - 1)), ask(since)]).toEqual([usd(19_00), usd(25_00)]);
  });
  it('has one rate for each country of the table, of a sensible size', () => {
    expect(new Set(taxTable.map(({ country }) => country)).size).toBe(taxTable.length);
    for (const { country, basisPoints } of taxTable)
      expect([country, /^[A-Z]{2}$/.test(country), basisPoints >= 500n && basisPoints <= 3_000n]).toEqual([
        country,
        true,
        true,
      ]);
  });
});

describe('the sums of an invoice', () => {
  const aLine = fc.record({
    kind: fc.constantFrom('plan', 'proration', 'credit', 'coupon'),
    minor: fc.bigInt({ min: 0n, max: 10n ** 12n }),
  });
  it('are exact for any lines, any tax and any balance', () => {
    fc.assert(
      fc.property(
        fc.array(aLine, { maxLength: 12 }),
        fc.constantFrom('DE', 'FI', 'CH', 'US'),
        fc.constantFrom('exclusive', 'inclusive'),
        fc.bigInt({ min: 0n, max: 10n ** 12n }),
        (parts, country, behaviour, balance) => {
          const lines = parts.map(({ kind, minor }): InvoiceLine => ({
            kind,
            description: kind,
            quantity: 1,
            amount: usd(kind === 'credit' || kind === 'coupon' ? -minor : minor),
            isIncluded: false,
            span: null,
          }));
          const taxable = taxableOf(lines, usd(0).currency);
          const tax = vat({ amount: taxable, country, behaviour, at: april });
          const sums = totalsOf([...lines, ...taxLines(tax)], usd(balance));
          const added = behaviour === 'exclusive' ? sums.tax.minor : 0n;
          expect(sums.total.minor).toBe(sums.subtotal.minor - sums.discount.minor + added);
          expect(sums.total.minor).toBe(sums.amountDue.minor + sums.credit.minor - sums.surplus.minor);
          expect(sums.credit.minor <= balance && sums.amountDue.minor >= 0n && sums.surplus.minor >= 0n).toBe(
            true,
          );
          expect(sums.amountDue.minor === 0n || sums.surplus.minor === 0n).toBe(true);
        },
      ),
    );
  });
});
