import { cancelAtPeriodEnd } from '#domain/billing/subscription-cancellation';
import {
  applyChange,
  type ChangeTerms,
  dropChange,
  requestChange,
} from '#domain/billing/subscription-changes';
import { renew } from '#domain/billing/subscription-renewal';
import { type Currency } from '#domain/shared/currency';
import { money } from '#domain/shared/money';
import { usd } from '#test/support/a-payment';
import { after, anItem, anItemAt, aSubscription, created, told, utc } from './a-subscription.ts';

const active = aSubscription();
const now: ChangeTerms = { timing: 'now', isProrated: true };
const later: ChangeTerms = { timing: 'period-end', isProrated: true };
const day16 = told(utc('2030-04-16'));
const dear = anItemAt(60_00);
const cheap = anItemAt(10_00);

describe('a change now', () => {
  const asked = after(requestChange(active, dear, now, day16));
  it('waits for its payment, with what it costs, and changes nothing before', () => {
    expect(asked).toMatchObject({
      status: 'active',
      item: active.item,
      price: active.price,
      pending: { key: 'sub_1:extra-1', item: dear, proration: { net: usd(15_00) }, requestedAt: day16.at },
    });
  });
  it('is made when it is paid, once, and as of when it was asked for', () => {
    const changed = after(applyChange(asked, 'sub_1:extra-1', told(utc('2030-04-18'))));
    expect(changed).toMatchObject({
      item: dear,
      pending: null,
      period: active.period,
      price: { net: usd(60_00) },
    });
    expect(applyChange(changed, 'sub_1:extra-1', day16)).toBeUndefined();
    expect(applyChange(asked, 'sub_1:extra-2', day16)).toBeUndefined();
  });
  it('leaves everything as it was when it is not paid, and the next has a key of its own', () => {
    const dropped = after(dropChange(asked, 'sub_1:extra-1', 'card-declined', day16));
    expect(dropped).toMatchObject({ item: active.item, pending: null });
    expect(dropChange(dropped, 'sub_1:extra-1', 'again', day16)).toBeUndefined();
    expect(after(requestChange(dropped, dear, now, day16)).pending?.key).toBe('sub_1:extra-2');
  });
  it('by another interval begins a period, which counts on', () => {
    const yearly = after(requestChange(active, anItemAt(300_00, 'year'), now, day16));
    const changed = after(applyChange(yearly, 'sub_1:extra-1', day16));
    expect(changed).toMatchObject({
      period: { index: 1, start: day16.at, end: utc('2031-04-16') },
      schedule: { anchor: day16.at, interval: 'year', firstIndex: 1 },
      isSettled: true,
    });
    expect(after(renew(changed, 1, utc('2031-04-16'))).period).toEqual({
      index: 2,
      start: utc('2031-04-16'),
      end: utc('2032-04-16'),
    });
  });
  it('without proration asks for nothing until the next period, unless a new one begins', () => {
    const free = after(requestChange(active, dear, { ...now, isProrated: false }, day16));
    expect(free).toMatchObject({ item: dear, pending: null, price: { net: usd(60_00) } });
    const yearly = after(
      requestChange(active, anItemAt(300_00, 'year'), { ...now, isProrated: false }, day16),
    );
    expect(yearly.pending?.proration).toMatchObject({
      credit: usd(0),
      charge: usd(300_00),
      net: usd(300_00),
    });
  });
  it('that gives back more than it asks for is made at once', () => {
    const decision = requestChange(active, cheap, now, day16);
    expect(decision).toMatchObject({
      value: {
        state: { item: cheap, pending: null },
        events: [
          { type: 'ChangeRequested' },
          { type: 'PlanChanged', change: { proration: { net: usd(-10_00) } } },
        ],
      },
    });
  });
  it.each([
    ['nothing changes', active, anItem(), 'no-change'],
    ['another waits', asked, cheap, 'change-pending'],
    ['the period is not paid for', { ...active, isSettled: false }, dear, 'payment-due'],
    [
      'the next period is due',
      { ...active, period: { ...active.period, end: utc('2030-04-10') } },
      dear,
      'renewal-due',
    ],
    ['there would be none of it', active, { ...dear, quantity: 0 }, 'unfit-quantity'],
    ['there would be too much of it', active, { ...anItem(), quantity: 333_333_334 }, 'unfit-quantity'],
    [
      'it is in another currency',
      active,
      { ...dear, unitPrice: money(1n, 'EUR' as Currency) },
      'currency-differs',
    ],
    ['it waits for its first payment', created(), dear, 'payment-due'],
    ['it is paused', aSubscription({ status: 'paused' }), dear, 'illegal-transition'],
    ['it has ended', aSubscription({ status: 'cancelled' }), dear, 'illegal-transition'],
  ])('is refused when %s', (_when, subscription, item, code) => {
    expect(requestChange(subscription, item, now, day16)).toMatchObject({ ok: false, error: { code } });
  });
});

describe('a change at the end of the period', () => {
  const scheduled = after(requestChange(active, cheap, later, day16));
  it('is made with the renewal, and nothing is given back', () => {
    expect(scheduled).toMatchObject({ item: active.item, scheduled: cheap, price: active.price });
    expect(after(renew(scheduled, 0, utc('2030-05-01')))).toMatchObject({
      item: cheap,
      scheduled: null,
      price: { net: usd(10_00) },
      period: { index: 1, start: utc('2030-05-01') },
    });
  });
  it('by another interval anchors a new schedule where the old one ended', () => {
    const weekly = after(requestChange(active, anItemAt(10_00, 'week'), later, day16));
    expect(after(renew(weekly, 0, utc('2030-05-01')))).toMatchObject({
      period: { index: 1, start: utc('2030-05-01'), end: utc('2030-05-08') },
      schedule: { interval: 'week', firstIndex: 1 },
    });
  });
  it('is dropped by changing back, replaced by another, and refused twice', () => {
    expect(after(requestChange(scheduled, anItem(), later, day16))).toMatchObject({
      scheduled: null,
      item: anItem(),
    });
    expect(after(requestChange(scheduled, anItemAt(5_00), later, day16)).scheduled).toEqual(anItemAt(5_00));
    expect(requestChange(scheduled, cheap, later, day16)).toMatchObject({ error: { code: 'no-change' } });
  });
  it('gives way to a change now', () => {
    const asked = after(requestChange(scheduled, dear, now, day16));
    expect(after(applyChange(asked, 'sub_1:extra-1', day16))).toMatchObject({ item: dear, scheduled: null });
  });
  it('makes no sense when the subscription ends then', () => {
    const ending = after(cancelAtPeriodEnd(active, null, day16));
    expect(requestChange(ending, cheap, later, day16)).toMatchObject({
      error: { code: 'cancellation-scheduled' },
    });
  });
});
