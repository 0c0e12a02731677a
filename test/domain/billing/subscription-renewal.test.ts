import { type Coupon } from '#domain/billing/coupon';
import { chooseWhatPaid } from '#domain/billing/choose-what-paid';
import { createSubscription } from '#domain/billing/create-subscription';
import { nextDue } from '#domain/billing/due-work';
import { upcomingPeriod } from '#domain/billing/new-period';
import { type PayAttempt } from '#domain/billing/pay-attempt';
import { type Subscription } from '#domain/billing/subscription';
import { requestChange } from '#domain/billing/subscription-changes';
import { serviceLevelOf } from '#domain/billing/subscription-level';
import { recordPayment, renew, warnOfTrialEnd } from '#domain/billing/subscription-renewal';
import { chooseMethod } from '#domain/billing/subscription-terms';
import { type PaymentMethodId } from '#domain/shared/ids';
import { usd } from '#test/support/a-payment';
import {
  after,
  anItem,
  anItemAt,
  aNewSubscription,
  april,
  aSubscription,
  created,
  freeItem,
  told,
  utc,
} from './a-subscription.ts';

const paid = (subscription: Subscription, at: Date): Subscription =>
  after(recordPayment(subscription, subscription.period.index, told(at)));
const renewed = (subscription: Subscription): Subscription =>
  after(renew(subscription, subscription.period.index, subscription.period.end));
const oneMonthFree: Coupon = {
  code: 'ONE',
  off: { kind: 'percent', basisPoints: 10_000n },
  duration: { kind: 'once' },
};

describe('a new subscription', () => {
  it('waits for its first payment, and serves nothing until then', () => {
    const subscription = created();
    expect(subscription).toMatchObject({
      status: 'incomplete',
      isSettled: false,
      period: { index: 0, start: april, end: utc('2030-05-01') },
      price: { net: usd(30_00) },
    });
    expect(serviceLevelOf(subscription)).toBe('none');
    expect(nextDue(subscription)).toEqual({ kind: 'expire-incomplete', at: utc('2030-04-02') });
    expect(paid(subscription, april)).toMatchObject({
      status: 'active',
      isSettled: true,
      incompleteUntil: null,
    });
  });
  it('begins with its trial, which costs nothing and needs no method', () => {
    const subscription = created({ trialDays: 14 });
    expect(subscription).toMatchObject({
      status: 'trialing',
      isSettled: true,
      methodId: null,
      period: { index: 0, start: april, end: utc('2030-04-15') },
      schedule: { anchor: utc('2030-04-15'), firstIndex: 1 },
      price: { net: usd(0) },
    });
    expect(serviceLevelOf(subscription)).toBe('full');
  });
  it('knows in its trial what the first period after it will cost: what was scheduled, all of it, with the coupon', () => {
    const once: Coupon = { ...oneMonthFree, off: { kind: 'percent', basisPoints: 2_500n } };
    const trial = created({ trialDays: 14, item: anItem({ quantity: 3 }), coupon: once });
    const priceOf = (one: Subscription) => upcomingPeriod(one)?.price.net;
    expect(priceOf(trial)).toEqual(usd(67_50));
    expect(priceOf({ ...trial, scheduled: anItemAt(50_00) })).toEqual(usd(37_50));
    expect(priceOf(trial)).toEqual(renewed(trial).price.net);
    const cancellation = { requestedAt: april, reason: null, endsAt: null };
    expect(upcomingPeriod({ ...trial, cancellation })).toBeNull();
  });
  it.each([
    ['a free plan', { item: freeItem }],
    ['a coupon for all of it', { coupon: oneMonthFree }],
  ])('is active at once with %s', (_what, is) => {
    expect(created(is)).toMatchObject({ status: 'active', isSettled: true, incompleteUntil: null });
  });
  it.each([0, -1, 1.5, Number.NaN])('is not of %d units', (quantity) => {
    expect(createSubscription(aNewSubscription({ item: anItem({ quantity }) }), told(april))).toEqual({
      ok: false,
      error: { code: 'unfit-quantity', quantity, quantityMax: 333_333_333n },
    });
  });
  it('is of so many units that a period of them still is a number with any tax on it', () => {
    const costing = (minor: number, quantity: number) =>
      createSubscription(aNewSubscription({ item: anItemAt(minor, 'month', quantity) }), told(april));
    expect(costing(1_000_000_000, 1_000).ok).toBe(true);
    expect(costing(1_000_000_000, 1_001)).toMatchObject({
      error: { code: 'unfit-quantity', quantityMax: 1_000n },
    });
    expect(costing(0, 1_000_000).ok).toBe(true);
  });
  it('has a history from the first', () => {
    expect(created().history).toEqual([
      {
        what: 'Created',
        status: 'incomplete',
        at: april,
        by: 'ann',
        detail: '1 × Pro (version 1) by the month',
      },
    ]);
  });
});

describe('the end of a trial', () => {
  const trial = created({ trialDays: 14 });
  it('is warned of three days before, once', () => {
    expect(nextDue(trial)).toEqual({ kind: 'warn-of-trial-end', at: utc('2030-04-12') });
    const warned = after(warnOfTrialEnd(trial, utc('2030-04-12')));
    expect(nextDue(warned)).toEqual({ kind: 'renew', at: utc('2030-04-15') });
    expect(warnOfTrialEnd(warned, utc('2030-04-13'))).toBeUndefined();
  });
  it('is warned of at the beginning when it is shorter than that', () => {
    expect(nextDue(created({ trialDays: 2 }))).toEqual({ kind: 'warn-of-trial-end', at: april });
  });
  it('is the first renewal: the first period to pay is anchored where the trial ended', () => {
    expect(renewed(trial)).toMatchObject({
      status: 'active',
      isSettled: false,
      period: { index: 1, start: utc('2030-04-15'), end: utc('2030-05-15') },
      price: { net: usd(30_00) },
    });
  });
  it('begins what was chosen meanwhile, by whichever interval', () => {
    const item = anItemAt(300_00, 'year');
    const changed = after(
      requestChange(trial, item, { timing: 'now', isProrated: true }, told(utc('2030-04-03'))),
    );
    expect(changed).toMatchObject({ status: 'trialing', item, period: trial.period, price: { net: usd(0) } });
    expect(renewed(changed)).toMatchObject({
      item,
      period: { index: 1, start: utc('2030-04-15'), end: utc('2031-04-15') },
      price: { net: usd(300_00) },
    });
  });
});

describe('a renewal', () => {
  const active = paid(created({}, utc('2030-01-31')), utc('2030-01-31'));
  it('begins each period once, however often it is asked', () => {
    const first = renewed(active);
    expect(first.period).toEqual({ index: 1, start: utc('2030-02-28'), end: utc('2030-03-31') });
    expect(renew(first, 0, utc('2030-02-28'))).toBeUndefined();
    expect(renew(first, 0, utc('2031-01-01'))).toBeUndefined();
  });
  it('keeps the day it was anchored on for years', () => {
    let subscription = active;
    const ends: string[] = [];
    for (let n = 0; n < 14; n += 1) {
      ends.push(subscription.period.end.toISOString().slice(0, 10));
      subscription = paid(renewed(subscription), subscription.period.end);
    }
    expect(ends.slice(0, 3)).toEqual(['2030-02-28', '2030-03-31', '2030-04-30']);
    expect(ends.slice(11)).toEqual(['2031-01-31', '2031-02-28', '2031-03-31']);
  });
  it('is refused before its time, and told when that is', () => {
    expect(renew(active, 0, utc('2030-02-27T23:59:59.999'))).toEqual({
      ok: false,
      error: { code: 'not-due', dueAt: utc('2030-02-28') },
    });
  });
  it('waits until it is known whether the period that ends was paid', () => {
    const unpaid = renewed(active);
    expect(nextDue(unpaid)).toEqual({ kind: 'collect', at: utc('2030-02-28') });
    expect(renew(unpaid, 1, utc('2030-04-01'))).toEqual({ ok: false, error: { code: 'payment-due' } });
  });
  it('is paid once, by what was asked for this period', () => {
    const unpaid = renewed(active);
    expect(recordPayment(unpaid, 0, told(utc('2030-02-28')))).toBeUndefined();
    const settled = paid(unpaid, utc('2030-02-28'));
    expect(settled).toMatchObject({ status: 'active', isSettled: true });
    expect(recordPayment(settled, 1, told(utc('2030-03-01')))).toBeUndefined();
  });
  it('that costs nothing is settled as it begins', () => {
    const free = created({ item: freeItem });
    expect(renewed(free)).toMatchObject({ status: 'active', isSettled: true, period: { index: 1 } });
  });
  it('drops a change that was never paid for', () => {
    const asked = after(
      requestChange(active, anItemAt(90_00), { timing: 'now', isProrated: true }, told(utc('2030-02-01'))),
    );
    const decision = renew(asked, 0, utc('2030-02-28'));
    expect(decision).toMatchObject({
      value: {
        state: { pending: null, item: active.item },
        events: [{ type: 'ChangeDropped' }, { type: 'Renewed' }],
      },
    });
  });
});

describe('the method to charge', () => {
  it('can be chosen, once', () => {
    const chosen = after(chooseMethod(aSubscription(), 'pm_9' as PaymentMethodId, told(april)));
    expect(chosen.methodId).toBe('pm_9');
    expect(chooseMethod(chosen, 'pm_9' as PaymentMethodId, told(april))).toBeUndefined();
  });

  const paidWith = (
    is: Partial<PayAttempt>,
    known = aSubscription({ status: 'past_due', isSettled: false }),
  ) => {
    const attempt: PayAttempt = {
      key: 'inv_1:attempt-2',
      methodId: 'pm_9' as PaymentMethodId,
      isChosen: true,
      by: 'ann',
      paymentId: null,
      outcome: 'paid',
      failure: null,
      at: april,
      endedAt: april,
    };
    const settled = recordPayment(known, 0, told(april));
    return chooseWhatPaid(settled, { attempts: [{ ...attempt, ...is }] }, april);
  };
  it('is the one its payer chose for what was owed, once it has paid', () => {
    expect(paidWith({})).toMatchObject({
      value: {
        state: { status: 'active', methodId: 'pm_9' },
        events: [{ type: 'PaymentReceived' }, { type: 'MethodChosen', by: 'ann' }],
      },
    });
  });
  it.each([
    ['what is charged by itself', { isChosen: false }],
    ['one that did not pay', { outcome: 'failed' }],
  ] as const)('stays what it was after %s', (_what, is) => {
    expect(paidWith(is)).toMatchObject({ value: { state: { status: 'active', methodId: null } } });
  });
  it('is not chosen anew when it is told once more, after somebody chose another', () => {
    expect(paidWith({}, aSubscription({ methodId: 'pm_3' as PaymentMethodId }))).toBeUndefined();
  });
});
