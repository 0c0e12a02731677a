import fc from 'fast-check';
import { type InvoiceLine, line, taxableOf, taxLines } from '#domain/billing/invoice-lines';
import { payableOf, totalsOf } from '#domain/billing/invoice-totals';
import { finalise } from '#domain/billing/invoice-steps';
import { leastCharge } from '#domain/billing/least-charge';
import { recordWaiver } from '#domain/billing/record-waiver';
import { applyChange, requestChange } from '#domain/billing/subscription-changes';
import { recordPayment } from '#domain/billing/subscription-renewal';
import { unusedTime } from '#domain/billing/unused-time';
import { currencies, type Currency } from '#domain/shared/currency';
import { usd } from '#test/support/a-payment';
import { after, anItemAt, april, aSubscription, created, told, utc } from './a-subscription.ts';
import { aDraft, afterInvoice, vat } from './an-invoice.ts';

const least = usd(50);
const linesOf = (minor: number | bigint, country: string, behaviour: 'exclusive' | 'inclusive') => {
  const lines = [line('plan', 'Pro', 1, usd(minor), null)];
  const amount = taxableOf(lines, usd(0).currency);
  return [...lines, ...taxLines(vat({ amount, country, behaviour, at: april }))];
};
const sumOf = (lines: readonly InvoiceLine[], kind: InvoiceLine['kind']): bigint =>
  lines.filter((one) => one.kind === kind).reduce((all, { amount }) => all + amount.minor, 0n);

describe('what can be charged', () => {
  it.each([
    ['a small rest is made up from the balance', 9_99, 9_80, { credit: usd(9_49), amountDue: usd(50) }],
    ['what the balance covers is paid by it', 9_99, 9_99, { credit: usd(9_99), amountDue: usd(0) }],
    ['a rest that is large enough stays', 9_99, 9_49, { credit: usd(9_49), amountDue: usd(50) }],
    ['a small invoice is waived', 3, 0, { credit: usd(0), amountDue: usd(0), total: usd(0) }],
    ['a small one but for the balance', 49, 20, { credit: usd(20), amountDue: usd(0), total: usd(20) }],
  ])('%s', (_what, minor, balance, expected) => {
    expect(payableOf(linesOf(minor, 'US', 'exclusive'), usd(balance), least).totals).toMatchObject(expected);
  });
  it('waives the tax of what is waived', () => {
    const { lines, totals } = payableOf(linesOf(40, 'DE', 'exclusive'), usd(24), least);
    expect(lines.map(({ kind, amount }) => [kind, amount.minor])).toEqual([
      ['plan', 40n],
      ['waived', -20n],
      ['tax', 4n],
    ]);
    expect(totals).toMatchObject({ subtotal: usd(40), discount: usd(20), tax: usd(4), total: usd(24) });
  });
  it('is nothing or enough, and adds up with what is waived, for any amount, tax and balance', () => {
    const amount = fc.oneof(
      fc.bigInt({ min: -200n, max: 200n }),
      fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }),
    );
    fc.assert(
      fc.property(
        amount,
        fc.constantFrom('DE', 'FI', 'US'),
        fc.constantFrom('exclusive', 'inclusive'),
        fc.oneof(fc.bigInt({ min: 0n, max: 200n }), fc.bigInt({ min: 0n, max: 10n ** 9n })),
        (minor, country, behaviour, balance) => {
          const asked = linesOf(minor, country, behaviour);
          const before = totalsOf(asked, usd(balance));
          const { lines, totals } = payableOf(asked, usd(balance), least);
          const { credit, amountDue, surplus, total, subtotal, discount, tax } = totals;
          const waived = before.total.minor - total.minor;
          expect(credit.minor + amountDue.minor + waived).toBe(before.total.minor + surplus.minor);
          expect(amountDue.minor === 0n || amountDue.minor >= least.minor).toBe(true);
          expect(waived >= 0n && waived < least.minor && credit.minor <= before.credit.minor).toBe(true);
          expect(waived === 0n || before.total.minor < least.minor).toBe(true);
          expect(totals).toEqual(totalsOf(lines, credit));
          expect(total.minor).toBe(
            subtotal.minor - discount.minor + (behaviour === 'exclusive' ? tax.minor : 0n),
          );
          expect(sumOf(lines, 'waived') <= 0n).toBe(true);
          // A finalising that stopped after the balance was moved comes to the same with what it had set aside.
          expect(payableOf(asked, credit, least)).toEqual(
            credit.minor > 0n ? { lines, totals } : payableOf(asked, usd(0), least),
          );
        },
      ),
      { numRuns: 1_000 },
    );
  });
  it('is known for every currency', () => {
    expect([leastCharge('USD' as Currency), leastCharge('GBP' as Currency).minor]).toEqual([usd(50), 30n]);
    expect(currencies.every((currency) => leastCharge(currency).minor >= 1n)).toBe(true);
  });
});

describe('an invoice that is waived', () => {
  const lastHour = told(utc('2030-04-30T23:00:00.000'));
  const upgraded = () => {
    const asked = after(
      requestChange(
        after(recordPayment(created(), 0, told(april))),
        anItemAt(60_00),
        { timing: 'now', isProrated: true },
        lastHour,
      ),
    );
    const { pending } = asked;
    if (!pending) throw new Error('an upgrade costs something');
    const lines = [line('proration', 'Plan', 1, pending.proration.net, null)];
    const span = { start: lastHour.at, end: asked.period.end };
    const draft = aDraft({ key: pending.key, periodIndex: null, span, lines });
    const invoice = afterInvoice(finalise(draft, { number: 'I-9', balance: usd(0) }, lastHour.at));
    return { asked, invoice, key: pending.key, price: pending.proration.net };
  };
  it('is paid with nothing', () => {
    const { invoice, price } = upgraded();
    expect(price).toEqual(usd(4));
    expect(invoice).toMatchObject({ status: 'paid', paymentId: null, total: usd(0), tax: usd(0) });
    expect(sumOf(invoice.lines, 'waived')).toBe(-4n);
  });
  it('gives what it is for, and nothing of it back that nobody paid', () => {
    const { asked, invoice, key } = upgraded();
    const had = after(recordWaiver(applyChange(asked, key, lastHour), invoice, lastHour));
    expect(had).toMatchObject({ pending: null, item: { planId: 'pln_6000' } });
    const worth = unusedTime(aSubscription(had), lastHour.at)?.proration.credit.minor ?? 0n;
    // An hour of $30.00 a month was paid for.
    expect(worth <= 4n).toBe(true);
    expect(recordWaiver(applyChange(had, key, lastHour), invoice, lastHour)).toBeUndefined();
  });
});
