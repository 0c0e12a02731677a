import { standardDunning } from '#domain/billing/dunning-policy';
import { reactivate } from '#domain/billing/reactivate';
import { forfeitOf, restore } from '#domain/billing/restore';
import { pause } from '#domain/billing/subscription-pause';
import { applyChange, requestChange } from '#domain/billing/subscription-changes';
import { endGrace, recordFailure } from '#domain/billing/subscription-dunning';
import { recordPayment, renew } from '#domain/billing/subscription-renewal';
import { type Subscription } from '#domain/billing/subscription';
import { type SubscriptionItem } from '#domain/billing/period-price';
import { unusedTime } from '#domain/billing/unused-time';
import { usd } from '#test/support/a-payment';
import { after, anItem, anItemAt, april, created, freeItem, told, utc } from './a-subscription.ts';

const may = utc('2030-05-01');
const june = utc('2030-06-01');
const july = utc('2030-07-01');
const atOnce = { ...standardDunning, retryDays: [] };

/** Paid in April, not in May, and so lost on 10 May: for the free plan, or for nothing. */
const lost = (free: SubscriptionItem | null): Subscription => {
  const renewed = after(renew(after(recordPayment(created(), 0, told(april))), 0, may));
  const failed = { periodIndex: 1, attempt: 'a', failure: 'card-declined' };
  return after(endGrace(after(recordFailure(renewed, failed, atOnce, may)), free, utc('2030-05-10')));
};
const restored = (subscription: Subscription, at: Date): Subscription =>
  after(restore(subscription, 1, false, told(at)));

describe.each([
  ['the free plan', freeItem],
  ['nothing', null],
])('a subscription that became %s because nobody paid', (_what, free) => {
  it('is what it was, to the end of the period that is paid for', () => {
    const again = restored(lost(free), utc('2030-05-20'));
    expect(again).toMatchObject({
      status: 'active',
      item: anItem(),
      isSettled: true,
      price: { net: usd(30_00) },
      paid: { price: { net: usd(30_00) }, by: ['sub_1:1'] },
      period: { start: may, end: june },
      forfeit: null,
      endedAt: null,
      dunning: null,
    });
    expect(after(renew(again, again.period.index, june)).period).toMatchObject({ start: june, end: july });
    expect(unusedTime(again, utc('2030-05-31'))?.proration.credit).toEqual(usd(97));
  });
  it('is so for a whole period from now on when that one is over', () => {
    const again = restored(lost(free), utc('2030-08-11'));
    expect(again.period).toMatchObject({ start: utc('2030-08-11'), end: utc('2030-09-11') });
    expect(again).toMatchObject({ status: 'active', item: anItem(), isSettled: true });
  });
  it('is so once, and for the last period only', () => {
    const subscription = lost(free);
    expect(restore(subscription, 0, false, told(june))).toBeUndefined();
    expect(restore(restored(subscription, june), 1, false, told(july))).toBeUndefined();
  });
  it('counts its periods on', () => {
    const subscription = lost(free);
    const again = restored(subscription, utc('2030-05-20'));
    expect(again.period.index).toBe(subscription.period.index + 1);
  });
  it('stays so when there is another since, whatever becomes of that one', () => {
    const kept = after(restore(lost(free), 1, true, told(june)));
    expect(forfeitOf(kept, 1)).toMatchObject({ isLapsed: true });
    expect(kept.item).toEqual(lost(free).item);
    expect(restore(kept, 1, false, told(july))).toBeUndefined();
  });
});

describe('what was lost', () => {
  it('is lost for good once another plan is had', () => {
    const asked = after(
      requestChange(
        lost(freeItem),
        anItemAt(60_00),
        { timing: 'now', isProrated: true },
        told(utc('2030-05-20')),
      ),
    );
    const changed = after(applyChange(asked, asked.pending?.key ?? '', told(utc('2030-05-20'))));
    expect(forfeitOf(changed, 1)?.isLapsed).toBe(true);
    const back = restored(asked, utc('2030-05-20'));
    expect([back.item.planId, back.pending]).toEqual(['pln_pro', null]);
  });
  it('is lost for good once it was begun anew, or stopped', () => {
    const anew = after(reactivate(lost(null), july, told(june)));
    expect(forfeitOf(anew, 1)?.isLapsed).toBe(true);
    const paused = after(pause(lost(freeItem), null, told(utc('2030-05-20'))));
    expect(forfeitOf(after(restore(paused, 1, false, told(june))), 1)?.isLapsed).toBe(true);
  });
  it('waits while the free plan goes on', () => {
    const free = lost(freeItem);
    const later = after(renew(free, free.period.index, free.period.end));
    expect(restored(later, july)).toMatchObject({ item: anItem(), isSettled: true });
  });
});
