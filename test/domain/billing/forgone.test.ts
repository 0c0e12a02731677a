import { standardDunning } from '#domain/billing/dunning-policy';
import { isForgone, isForgonePeriod } from '#domain/billing/forgone';
import { reactivate } from '#domain/billing/reactivate';
import {
  cancelAtPeriodEnd,
  cancelNow,
  carryOutCancellation,
} from '#domain/billing/subscription-cancellation';
import { requestChange } from '#domain/billing/subscription-changes';
import { endGrace, expireIncomplete, recordFailure } from '#domain/billing/subscription-dunning';
import { recordPayment, renew } from '#domain/billing/subscription-renewal';
import { after, anItemAt, april, created, told, utc } from './a-subscription.ts';

const may = utc('2030-05-01');
const paid = () => after(recordPayment(created(), 0, told(april)));
const now = { reason: null, isCredited: false };

describe('a period that is given up before it is paid for', () => {
  it('is forgone when it was cancelled, or never began', () => {
    const renewed = after(renew(paid(), 0, may));
    expect(isForgone(after(cancelNow(renewed, now, told(may))))).toBe(true);
    expect(isForgone(after(cancelNow(created(), now, told(april))))).toBe(true);
    expect(isForgone(after(expireIncomplete(created(), utc('2030-04-02'))))).toBe(true);
  });
  it('is known as that when another has begun since', () => {
    const ended = after(cancelNow(created(), now, told(april)));
    const again = after(reactivate(ended, may, told(utc('2030-04-02'))));
    expect([0, 1, 2].map((index) => isForgonePeriod(ended, index))).toEqual([true, false, false]);
    expect([0, 1, null].map((index) => isForgonePeriod(again, index))).toEqual([true, false, false]);
    const kept = after(reactivate(after(cancelNow(paid(), now, told(april))), may, told(may)));
    expect(isForgonePeriod(kept, 0)).toBe(false);
  });
  it('is owed still when it was had, and kept when it was paid for', () => {
    expect(isForgone(after(cancelNow(paid(), now, told(april))))).toBe(false);
    expect(isForgone(paid())).toBe(false);
    expect(isForgone(created())).toBe(false);
    const atOnce = { ...standardDunning, retryDays: [] };
    const failed = { periodIndex: 1, attempt: 'a', failure: 'card-declined' };
    const grace = after(recordFailure(after(renew(paid(), 0, may)), failed, atOnce, may));
    expect(isForgone(after(endGrace(grace, null, utc('2030-06-01'))))).toBe(false);
  });
});

describe('a change that still waits for its payment when its subscription ends', () => {
  it('is dropped, so that its invoice is closed', () => {
    const asked = requestChange(paid(), anItemAt(59_99), { timing: 'now', isProrated: true }, told(april));
    const leaving = after(cancelAtPeriodEnd(after(asked), null, told(april)));
    const ended = carryOutCancellation(leaving, may);
    expect(ended?.ok && ended.value.events.map(({ type }) => type)).toEqual(['ChangeDropped', 'Cancelled']);
  });
});
