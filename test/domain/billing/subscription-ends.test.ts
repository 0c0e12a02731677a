import { nextDue } from '#domain/billing/due-work';
import { reactivate } from '#domain/billing/reactivate';
import { balanceFor, moveBalance } from '#domain/billing/subscription-balance';
import {
  cancelAtPeriodEnd,
  cancelNow,
  cancelWithGrace,
  carryOutCancellation,
} from '#domain/billing/subscription-cancellation';
import { requestChange } from '#domain/billing/subscription-changes';
import { serviceLevelOf } from '#domain/billing/subscription-level';
import { pause, resume } from '#domain/billing/subscription-pause';
import { recordPayment, renew, waivePayment } from '#domain/billing/subscription-renewal';
import { usd } from '#test/support/a-payment';
import { after, anItemAt, april, aSubscription, created, freeItem, told, utc } from './a-subscription.ts';

const active = aSubscription();
const day16 = told(utc('2030-04-16'));
const end = utc('2030-05-01');
const soon = utc('2030-05-02');

describe('a cancellation', () => {
  it('now ends it, and gives back what was paid for if that is asked', () => {
    const kept = after(cancelNow(active, { reason: 'too dear', isCredited: false }, day16));
    expect(kept).toMatchObject({ status: 'cancelled', endedAt: day16.at });
    expect([serviceLevelOf(kept), nextDue(kept)]).toEqual(['none', null]);
    expect(cancelNow(active, { reason: null, isCredited: true }, day16)).toMatchObject({
      value: {
        events: [{ unused: { key: 'sub_1:extra-1', proration: { credit: usd(15_00), net: usd(-15_00) } } }],
      },
    });
  });
  it('now gives nothing back for what was not paid', () => {
    const unpaid = aSubscription({ status: 'past_due' });
    expect(cancelNow(unpaid, { reason: null, isCredited: true }, day16)).toMatchObject({
      value: { events: [{ unused: null }] },
    });
  });
  it.each(['incomplete', 'past_due'] as const)(
    'now gives nothing back for a period that was %s and waived, nor does a pause or a change',
    (status) => {
      const waived = after(waivePayment(aSubscription({ status }), 0, told(april)));
      expect(waived).toMatchObject({ status: 'active', isSettled: true, dunning: null });
      expect(cancelNow(waived, { reason: null, isCredited: true }, day16)).toMatchObject({
        value: { events: [{ unused: null }] },
      });
      expect(pause(waived, null, day16)).toMatchObject({ value: { events: [{ unused: null }] } });
      const change = requestChange(waived, anItemAt(60_00), { timing: 'now', isProrated: true }, day16);
      expect(change).toMatchObject({
        value: { state: { pending: { proration: { credit: usd(0), charge: usd(30_00) } } } },
      });
      expect(after(renew(waived, 0, end)).price.net).toEqual(usd(30_00));
    },
  );
  it('drops a change that waits, so that its invoice can be voided', () => {
    const asked = after(requestChange(active, anItemAt(60_00), { timing: 'now', isProrated: true }, day16));
    expect(cancelNow(asked, { reason: null, isCredited: false }, day16)).toMatchObject({
      value: { state: { pending: null }, events: [{ type: 'ChangeDropped' }, { type: 'Cancelled' }] },
    });
  });
  it('at the end of the period serves until then, and no period begins after it', () => {
    const ending = after(cancelAtPeriodEnd(active, 'too dear', day16));
    expect([ending.status, serviceLevelOf(ending), nextDue(ending)]).toEqual([
      'active',
      'full',
      { kind: 'cancel', at: end },
    ]);
    expect(renew(ending, 0, end)).toEqual({ ok: false, error: { code: 'cancellation-scheduled' } });
    expect(carryOutCancellation(ending, utc('2030-04-30'))).toMatchObject({ error: { code: 'not-due' } });
    const ended = after(carryOutCancellation(ending, end));
    expect(ended).toMatchObject({ status: 'cancelled', endedAt: end });
    expect(carryOutCancellation(ended, end)).toBeUndefined();
    expect(carryOutCancellation(active, end)).toBeUndefined();
  });
  it('of a trial is at its end, without a warning of what will not come', () => {
    const trial = created({ trialDays: 14 });
    const ending = after(cancelWithGrace(trial, { reason: null, endsAt: soon }, told(april)));
    expect([ending.status, nextDue(ending)]).toEqual(['trialing', { kind: 'cancel', at: utc('2030-04-15') }]);
  });
  it('with grace serves until that is over, whatever the period', () => {
    const ending = after(cancelWithGrace(active, { reason: null, endsAt: soon }, day16));
    expect([ending.status, serviceLevelOf(ending), nextDue(ending)]).toEqual([
      'grace',
      'full',
      { kind: 'cancel', at: soon },
    ]);
    expect(after(carryOutCancellation(ending, soon)).status).toBe('cancelled');
    expect(after(reactivate(ending, soon, day16))).toMatchObject({ status: 'active', cancellation: null });
  });
  it('with grace must wait until it is known whether the period was paid', () => {
    const unpaid = { ...active, isSettled: false };
    expect(cancelWithGrace(unpaid, { reason: null, endsAt: soon }, day16)).toMatchObject({
      error: { code: 'payment-due' },
    });
  });
  it('is asked for once', () => {
    const ending = after(cancelAtPeriodEnd(active, null, day16));
    expect(cancelAtPeriodEnd(ending, null, day16)).toMatchObject({
      error: { code: 'already-cancelling', at: end },
    });
  });
  it('of what is owed happens when it was to, if dunning does not end it before', () => {
    const ending = after(cancelAtPeriodEnd(active, null, day16));
    const owing = { ...aSubscription({ status: 'past_due' }), cancellation: ending.cancellation };
    expect(nextDue(owing)?.kind).toBe('charge');
    const late = { ...owing, dunning: owing.dunning && { ...owing.dunning, nextAt: utc('2030-05-03') } };
    expect(nextDue(late)).toEqual({ kind: 'cancel', at: end });
  });
});

describe('reactivating', () => {
  it('takes back a cancellation that has not happened', () => {
    const ending = after(cancelAtPeriodEnd(active, null, day16));
    expect(after(reactivate(ending, soon, day16))).toMatchObject({ status: 'active', cancellation: null });
    expect(reactivate(active, soon, day16)).toMatchObject({ error: { code: 'nothing-to-withdraw' } });
  });
  it('after the end begins a new period, to be paid for like the first', () => {
    const ended = after(cancelNow(active, { reason: null, isCredited: false }, day16));
    const again = after(reactivate(ended, utc('2030-06-02'), told(utc('2030-06-01'))));
    expect(again).toMatchObject({
      status: 'incomplete',
      isSettled: false,
      endedAt: null,
      period: { index: 1, start: utc('2030-06-01'), end: utc('2030-07-01') },
      incompleteUntil: utc('2030-06-02'),
    });
    expect(after(recordPayment(again, 1, told(utc('2030-06-01')))).status).toBe('active');
  });
  it('what costs nothing is active at once', () => {
    const ended = aSubscription({ status: 'expired', item: freeItem });
    expect(after(reactivate(ended, soon, day16))).toMatchObject({ status: 'active', isSettled: true });
  });
});

describe('a pause', () => {
  it('gives back what is not used, owes nothing while it lasts, and goes on with a new period', () => {
    const decision = pause(active, utc('2030-06-10'), day16);
    expect(decision).toMatchObject({
      value: { events: [{ unused: { proration: { credit: usd(15_00) } } }] },
    });
    const paused = after(decision);
    expect([paused.status, serviceLevelOf(paused), nextDue(paused)]).toEqual([
      'paused',
      'read-only',
      { kind: 'resume', at: utc('2030-06-10') },
    ]);
    const resumed = after(resume(paused, told(utc('2030-06-10'))));
    expect(resumed).toMatchObject({
      status: 'active',
      pause: null,
      isSettled: false,
      period: { index: 1, start: utc('2030-06-10'), end: utc('2030-07-10') },
    });
    expect(nextDue(resumed)).toEqual({ kind: 'collect', at: utc('2030-06-10') });
  });
  it('may last until somebody ends it, and what is chosen meanwhile begins then', () => {
    const paused = after(pause(active, null, day16));
    expect(nextDue(paused)).toBeNull();
    const cheap = anItemAt(10_00);
    const chosen = after(requestChange(paused, cheap, { timing: 'period-end', isProrated: true }, day16));
    expect(after(resume(chosen, told(soon)))).toMatchObject({ item: cheap, price: { net: usd(10_00) } });
  });
  it.each([
    ['not paid for', { ...active, isSettled: false }, 'payment-due'],
    ['to be renewed', { ...active, period: { ...active.period, end: april } }, 'renewal-due'],
    ['about to end', after(cancelAtPeriodEnd(active, null, day16)), 'cancellation-scheduled'],
    ['in its trial', created({ trialDays: 30 }), 'illegal-transition'],
    ['past due', aSubscription({ status: 'past_due' }), 'illegal-transition'],
  ])('is refused of one that is %s', (_what, subscription, code) => {
    expect(pause(subscription, null, day16)).toMatchObject({ ok: false, error: { code } });
  });
});

describe('the balance', () => {
  const given = after(moveBalance(active, { key: 'sub_1:extra-1:given', change: usd(15_00) }, day16.at));
  it('moves once for each name', () => {
    expect(given.balance).toEqual(usd(15_00));
    expect(moveBalance(given, { key: 'sub_1:extra-1:given', change: usd(15_00) }, day16.at)).toBeUndefined();
    const nothing = after(moveBalance(given, { key: 'sub_1:1:used', change: usd(0) }, day16.at));
    expect([nothing.balance, balanceFor(nothing, 'sub_1:1')]).toEqual([usd(15_00), usd(0)]);
  });
  it('says again what was set aside for an invoice whose finalising did not come to its end', () => {
    expect(balanceFor(given, 'sub_1:1')).toEqual(usd(15_00));
    const used = after(moveBalance(given, { key: 'sub_1:1:used', change: usd(-10_00) }, end));
    const more = after(moveBalance(used, { key: 'sub_1:extra-2:given', change: usd(99) }, end));
    expect([balanceFor(more, 'sub_1:1'), balanceFor(more, 'sub_1:2')]).toEqual([usd(10_00), usd(5_99)]);
  });
  it('is never less than nothing', () => {
    expect(() => moveBalance(given, { key: 'x:used', change: usd(-15_01) }, end)).toThrow(
      'more than there is',
    );
  });
});
