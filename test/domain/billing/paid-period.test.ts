import { paidAfter, type PaidPeriod, unpaid, withReturn, worthOf } from '#domain/billing/paid-period';
import { periodPrice } from '#domain/billing/period-price';
import { requestChange } from '#domain/billing/subscription-changes';
import { cancelNow } from '#domain/billing/subscription-cancellation';
import { pause } from '#domain/billing/subscription-pause';
import { recordReturn } from '#domain/billing/record-return';
import { unusedTime } from '#domain/billing/unused-time';
import { usd } from '#test/support/a-payment';
import { after, anItem, anItemAt, aSubscription, freeItem, told, utc } from './a-subscription.ts';
import { anInvoice } from './an-invoice.ts';

const paid: PaidPeriod = { price: periodPrice(anItem(), null), by: ['sub_1:0'], returns: [] };
const change = { key: 'sub_1:extra-1', price: periodPrice(anItemAt(60_00), null), restart: null };
const worth = (one: PaidPeriod | undefined) => one && Number(worthOf(one).net.minor);
const midApril = utc('2030-04-16');
const creditOf = (subscription: ReturnType<typeof aSubscription>, at = midApril) =>
  Number(unusedTime(subscription, at)?.proration.credit.minor ?? 0n);

describe('what a period is worth', () => {
  it('is nothing before anybody paid', () => expect(worth(unpaid(usd(0).currency))).toBe(0));
  it('is what was paid, less what went back, and never less than nothing', () => {
    const less = withReturn(paid, 'sub_1:0', { key: 'CN-1', net: usd(12_00) });
    expect(worth(less)).toBe(18_00);
    expect(worth(withReturn(less!, 'sub_1:0', { key: 'CN-2', net: usd(40_00) }))).toBe(0);
  });
  it('counts nothing twice, and nothing that did not pay for it', () => {
    const less = withReturn(paid, 'sub_1:0', { key: 'CN-1', net: usd(12_00) })!;
    expect(withReturn(less, 'sub_1:0', { key: 'CN-1', net: usd(12_00) })).toBeUndefined();
    expect(withReturn(paid, 'sub_1:7', { key: 'CN-1', net: usd(12_00) })).toBeUndefined();
  });
  it('is that of the new plan once the rest was reckoned anew, with what went back before', () => {
    const less = withReturn(paid, 'sub_1:0', { key: 'CN-1', net: usd(12_00) })!;
    const changed = paidAfter(less, { ...change, isProrated: true });
    expect(worth(changed)).toBe(60_00);
    expect(withReturn(changed, 'sub_1:0', { key: 'CN-1', net: usd(12_00) })).toBeUndefined();
  });
  it('stays what was paid when nothing was reckoned', () =>
    expect(worth(paidAfter(paid, { ...change, isProrated: false }))).toBe(30_00));
});

describe('time that is left', () => {
  it('is given back at what was paid for it: 15 of 30 days of $30.00', () =>
    expect(creditOf(aSubscription())).toBe(15_00));
  it('is worth nothing in a period that was waived', () =>
    expect(creditOf(aSubscription({ paid: unpaid(usd(0).currency) }))).toBe(0));
  it('is worth less after a refund, by its share without tax', () => {
    const invoice = anInvoice({ status: 'paid' });
    const refunded = recordReturn(
      aSubscription(),
      invoice,
      { key: 'CN-1', amount: usd(11_90) },
      told(midApril),
    );
    expect(creditOf(after(refunded))).toBe(10_00);
    const again = recordReturn(after(refunded), invoice, { key: 'CN-1', amount: usd(11_90) }, told(midApril));
    expect(again).toBeUndefined();
  });
  it('is worth less by the whole refund where prices are told with the tax', () => {
    const taxedAs = { country: 'DE', behaviour: 'inclusive', at: midApril } as const;
    const invoice = { ...anInvoice({ status: 'paid' }), taxedAs, total: usd(30_00), tax: usd(4_79) };
    const refunded = recordReturn(
      aSubscription(),
      invoice,
      { key: 'CN-1', amount: usd(30_00) },
      told(midApril),
    );
    expect(creditOf(after(refunded))).toBe(0);
  });
  it('is worth as much again when the bank gave back what it had held', () => {
    const invoice = anInvoice({ status: 'paid' });
    const held = after(
      recordReturn(aSubscription(), invoice, { key: 'a', amount: usd(35_70) }, told(midApril)),
    );
    expect(creditOf(held)).toBe(0);
    const won = recordReturn(held, invoice, { key: 'b', amount: usd(-35_70) }, told(midApril));
    expect(creditOf(after(won))).toBe(15_00);
  });
  it('is what it was before an upgrade whose whole price went back', () => {
    const asked = requestChange(
      aSubscription(),
      anItemAt(60_00),
      { timing: 'now', isProrated: true },
      told(midApril),
    );
    const key = after(asked).pending!.key;
    const upgraded = aSubscription({ paid: paidAfter(paid, { ...change, key, isProrated: true }) });
    const span = { start: midApril, end: upgraded.period.end };
    const invoice = { ...anInvoice({ status: 'paid' }), key, span, tax: usd(0), total: usd(15_00) };
    expect(creditOf(upgraded)).toBe(30_00);
    const refunded = recordReturn(upgraded, invoice, { key: 'CN-1', amount: usd(15_00) }, told(midApril));
    expect(creditOf(after(refunded))).toBe(15_00);
  });
  it('is given back once: by the pause, and not by the cancellation after it', () => {
    const paused = after(pause(aSubscription(), null, told(midApril)));
    expect(creditOf(paused)).toBe(0);
    const cancelled = cancelNow(paused, { reason: null, isCredited: true }, told(midApril));
    expect(cancelled.ok && cancelled.value.events).toMatchObject([{ type: 'Cancelled', unused: null }]);
  });
});

describe('a change that waits to be paid', () => {
  const asked = (item = anItemAt(60_00)) =>
    requestChange(aSubscription(), item, { timing: 'now', isProrated: true }, told(midApril));
  it('is taken back by asking for what there is', () => {
    const waiting = after(asked());
    const back = requestChange(waiting, anItem(), { timing: 'now', isProrated: true }, told(midApril));
    expect(back.ok && back.value.events).toMatchObject([
      { type: 'ChangeDropped', key: waiting.pending!.key },
    ]);
  });
  it('asks for the whole rest where nothing was paid', () => {
    const waived = aSubscription({ paid: unpaid(usd(0).currency) });
    const quote = requestChange(waived, anItemAt(60_00), { timing: 'now', isProrated: true }, told(midApril));
    expect(after(quote).pending?.proration).toMatchObject({ credit: usd(0), charge: usd(30_00) });
    expect(creditOf(aSubscription({ item: freeItem, paid: unpaid(usd(0).currency) }))).toBe(0);
  });
});
