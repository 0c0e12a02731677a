import fc from 'fast-check';
import { dayMs } from '#domain/billing/calendar';
import { nextDue } from '#domain/billing/due-work';
import { needsLink, noMethod, reactionTo, standardDunning } from '#domain/billing/dunning-policy';
import { type Dunning, nextStep } from '#domain/billing/dunning-step';
import { nextPayday } from '#domain/billing/payday';
import { type Subscription } from '#domain/billing/subscription';
import {
  awaitTransfer,
  endGrace,
  expireIncomplete,
  recordFailure,
  recordReminder,
} from '#domain/billing/subscription-dunning';
import { serviceLevelOf } from '#domain/billing/subscription-level';
import { recordPayment } from '#domain/billing/subscription-renewal';
import { failureCategories, type FailureCategory, type FailureCode } from '#domain/payments/failure';
import { dunningStory } from './a-dunning-story.ts';
import { after, april, aSubscription, created, freeItem, told, utc } from './a-subscription.ts';
import { dunningText, goldenCodes, goldenDunning } from './golden-dunning.ts';

const codes = Object.keys(failureCategories) as FailureCode[];
const since = utc('2030-04-09T12:00:00.000');
const unpaid = aSubscription({ isSettled: false });
const fails = (subscription: Subscription, attempt: string, at: Date, failure = 'card-declined') =>
  recordFailure(subscription, { periodIndex: 0, attempt, failure }, standardDunning, at);

describe('the policy', () => {
  it('has a reaction of its own to every failure code, and to having nothing to charge', () => {
    expect(Object.keys(standardDunning.reactions).sort()).toEqual([...codes, noMethod, needsLink].sort());
    expect(reactionTo(standardDunning, 'unheard-of')).toBe('retry');
  });
  it.each(codes)('%s is tried again exactly when time alone may help', (code) => {
    const category: FailureCategory = failureCategories[code];
    const isTried = ['retry', 'payday', 'soon'].includes(reactionTo(standardDunning, code));
    expect(isTried).toBe(category === 'soft' || category === 'transient');
  });
});

describe('the timeline of a period that is never paid', () => {
  it('is told in a file for every code', () => {
    expect(goldenCodes()).toEqual(Object.keys(standardDunning.reactions).sort());
  });
  it.each(Object.keys(standardDunning.reactions))('%s: attempts, messages and service levels', (code) => {
    const lines = dunningStory(code, standardDunning, since, null);
    expect(dunningText(code, lines)).toBe(goldenDunning(code));
  });
  it('ends in the free plan where there is one', () => {
    const last = dunningStory('card-declined', standardDunning, since, freeItem).at(-1);
    expect(last).toBe('2030-04-19T12:00 | end-grace | active | full | tells nothing');
  });
  it('is the tenant’s to choose', () => {
    const strict = { ...standardDunning, retryDays: [], graceDays: 1 };
    expect(dunningStory('card-declined', strict, since, null)).toEqual([
      '2030-04-09T12:00 | charge | grace | read-only | tells grace-began (last)',
      '2030-04-10T12:00 | end-grace | expired | none | tells nothing',
    ]);
  });
  it('never goes back in time, lowers the level step by step, and tries no more than twelve times', () => {
    const ranks = ['full', 'limited', 'read-only', 'none'];
    fc.assert(
      fc.property(fc.constantFrom(...codes), fc.integer({ min: 0, max: 366 * dayMs }), (code, ms) => {
        const lines = dunningStory(code, standardDunning, new Date(april.getTime() + ms), null);
        const times = lines.map((line) => line.slice(0, 16));
        const levels = lines.map((line) => ranks.indexOf(line.split(' | ')[3] ?? ''));
        expect(times).toEqual([...times].sort());
        expect(levels).toEqual([...levels].sort());
        expect(lines.filter((line) => line.includes('| charge |')).length).toBeLessThanOrEqual(12);
      }),
    );
  });
});

describe('a step', () => {
  const first = nextStep(standardDunning, null, 'card-declined', since).dunning;
  it('is not taken by a failure that comes before it is due, as of another card tried by hand', () => {
    const early = nextStep(standardDunning, first, 'expired-card', utc('2030-04-09T18:00:00.000'));
    expect(early).toEqual({ dunning: first, notice: null });
  });
  it('that is late leaves time before the next', () => {
    const late = nextStep(standardDunning, first, 'card-declined', utc('2030-04-12T11:00:00.000'));
    expect(late.dunning).toMatchObject({ step: 1, nextAt: utc('2030-04-12T23:00:00.000') });
  });
  it('follows the latest failure: a card that is then reported stolen is not charged again', () => {
    const stolen = nextStep(standardDunning, first, 'lost-or-stolen', first.nextAt);
    expect(stolen.dunning).toMatchObject({ step: 1, next: 'remind', nextAt: utc('2030-04-12T12:00:00.000') });
  });
  it('whose transient trouble turns into a refusal counts as the same step', () => {
    const trouble = nextStep(standardDunning, null, 'processing-error', since).dunning;
    const refused = nextStep(standardDunning, trouble, 'card-declined', trouble.nextAt);
    expect(refused.dunning).toMatchObject({ step: 0, soonTries: 0, nextAt: utc('2030-04-10T12:00:00.000') });
  });
  it('in grace is waiting, whatever fails', () => {
    const grace: Dunning = { ...first, next: 'end-grace', nextAt: utc('2030-04-19') };
    expect(nextStep(standardDunning, grace, 'card-declined', utc('2030-04-20'))).toEqual({
      dunning: grace,
      notice: null,
    });
  });
});

describe('a payday', () => {
  it.each([
    ['2030-04-10T12:00:00.000', '2030-04-12T09:00:00.000', 'the Friday'],
    ['2030-04-12T08:59:59.999', '2030-04-12T09:00:00.000', 'the same Friday'],
    ['2030-04-12T09:00:00.000', '2030-04-12T09:00:00.000', 'at once'],
    ['2030-04-12T09:00:00.001', '2030-04-15T09:00:00.000', 'the 15th'],
    ['2030-04-24T12:00:00.000', '2030-04-25T09:00:00.000', 'the 25th'],
    ['2030-04-29T12:00:00.000', '2030-05-01T09:00:00.000', 'the 1st'],
    ['2030-12-30T12:00:00.000', '2031-01-01T09:00:00.000', 'New Year'],
    ['2030-04-08T08:00:00.000', '2030-04-08T09:00:00.000', 'none is near: the next morning'],
    ['2030-04-20T12:00:00.000', '2030-04-21T09:00:00.000', 'none is near: the next morning'],
  ])('after %s is %s: %s', (earliest, expected) => {
    expect(nextPayday(utc(earliest), standardDunning.paydays)).toEqual(utc(expected));
  });
});

describe('a subscription that is not paid', () => {
  const failed = after(fails(unpaid, 'try-1', since));
  it('counts each attempt once, and none of another period or of one that is paid', () => {
    expect(failed).toMatchObject({ status: 'past_due', dunning: { step: 0 } });
    expect(fails(failed, 'try-1', utc('2030-04-10T12:00:00.000'))).toBeUndefined();
    const other = { periodIndex: 7, attempt: 'try-2', failure: 'card-declined' };
    expect(recordFailure(failed, other, standardDunning, since)).toBeUndefined();
    expect(fails(aSubscription(), 'try-2', since)).toBeUndefined();
    expect(fails(aSubscription({ status: 'paused', isSettled: false }), 'try-2', since)).toBeUndefined();
  });
  it.each(['past_due', 'grace'] as const)(
    'has everything back at once when it is paid, from %s',
    (status) => {
      const owing = aSubscription({ status });
      const paid = after(recordPayment(owing, 0, told(utc('2030-04-18'))));
      expect(paid).toMatchObject({ status: 'active', isSettled: true, dunning: null, countedAttempts: [] });
      expect([serviceLevelOf(paid), nextDue(paid)]).toEqual([
        'full',
        { kind: 'renew', at: utc('2030-05-01') },
      ]);
    },
  );
  it('that is paid after the period’s end renews at once, not before what was done last', () => {
    const owing = aSubscription({ status: 'grace' });
    const paid = after(recordPayment(owing, 0, told(utc('2030-05-03'))));
    expect(nextDue(paid)).toEqual({ kind: 'renew', at: utc('2030-05-03') });
  });
  it('is reminded only when that is due', () => {
    const asked = after(fails(unpaid, 'try-1', since, 'expired-card'));
    expect(recordReminder(asked, standardDunning, utc('2030-04-10T11:59:59.999'))).toBeUndefined();
    expect(recordReminder(failed, standardDunning, utc('2030-04-11'))).toBeUndefined();
    expect(after(recordReminder(asked, standardDunning, utc('2030-04-10T12:00:00.000'))).dunning?.step).toBe(
      1,
    );
  });
  it('becomes the free plan from then on, with a period of its own', () => {
    const grace = aSubscription({ status: 'grace' });
    const at = utc('2030-04-20');
    expect(after(endGrace(grace, freeItem, at))).toMatchObject({
      status: 'active',
      item: freeItem,
      isSettled: true,
      dunning: null,
      period: { index: 1, start: at },
    });
    expect(endGrace(grace, freeItem, april)).toMatchObject({ error: { code: 'not-due' } });
    expect(endGrace(unpaid, freeItem, at)).toBeUndefined();
  });
  it('from the first waits for its time and then expires', () => {
    const incomplete = created();
    const tried = after(fails(incomplete, 'try-1', april));
    expect(tried).toMatchObject({ status: 'incomplete', dunning: null });
    expect(fails(tried, 'try-1', april)).toBeUndefined();
    expect(expireIncomplete(tried, april)).toMatchObject({ error: { code: 'not-due' } });
    expect(after(expireIncomplete(tried, utc('2030-04-02'))).status).toBe('expired');
    expect(expireIncomplete(aSubscription(), utc('2030-04-02'))).toBeUndefined();
  });
});

describe('money that was announced', () => {
  const until = utc('2030-04-23');
  const ends = utc('2030-04-23T00:01:00.000');
  const awaited = (status: 'incomplete' | 'past_due' | 'grace'): Subscription =>
    after(awaitTransfer(aSubscription({ status, isSettled: false }), until, april));
  it.each([
    ['incomplete', 'expire-incomplete'],
    ['past_due', 'charge'],
    ['grace', 'end-grace'],
  ] as const)('is waited for, from %s, until its payment has ended', (status, kind) => {
    const subscription = awaited(status);
    expect(nextDue(subscription)).toEqual({ kind, at: ends });
    expect(subscription.status).toBe(status);
    expect(awaitTransfer(subscription, until, april)).toBeUndefined();
    const paid = after(recordPayment(subscription, 0, told(utc('2030-04-20'))));
    expect(paid).toMatchObject({ status: 'active', isSettled: true, transferUntil: null });
  });
  it.each(['incomplete', 'past_due', 'grace'] as const)('and then fails, lets %s go on', (status) => {
    const failed = after(fails(awaited(status), 'try-1', since, 'expired'));
    expect(failed.transferUntil).toBeNull();
    expect(nextDue(failed)?.at).toEqual(status === 'past_due' ? failed.dunning?.nextAt : since);
    expect(status === 'grace' ? fails(failed, 'try-1', since) : undefined).toBeUndefined();
  });
  it('does not keep a cancellation from happening', () => {
    const cancellation = { requestedAt: april, reason: null, endsAt: null };
    const leaving = { ...awaited('past_due'), cancellation, transferUntil: utc('2030-05-09') };
    expect(nextDue(leaving)).toEqual({ kind: 'cancel', at: utc('2030-05-01') });
  });
});
