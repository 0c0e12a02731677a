import fc from 'fast-check';
import { partLeft, secondsOf } from '#domain/billing/proration';
import { type Subscription } from '#domain/billing/subscription';
import { cancelNow } from '#domain/billing/subscription-cancellation';
import { applyChange, requestChange } from '#domain/billing/subscription-changes';
import { pause, resume } from '#domain/billing/subscription-pause';
import { recordPayment, renew } from '#domain/billing/subscription-renewal';
import { unusedTime } from '#domain/billing/unused-time';
import { after, anItemAt, april, created, told } from './a-subscription.ts';
import { aCoupon, aDeed, type Deed } from './deeds.ts';

/** What was invoiced so far before tax, what the time used so far costs, the same without rounding, and how often it rounded. */
type Books = Readonly<{
  subscription: Subscription;
  since: Date;
  invoiced: bigint;
  used: bigint;
  exact: bigint;
  roundings: bigint;
}>;
const scale = 10n ** 15n;

/** The time from `since` to `at` is used, at the price it has. */
const spent = (books: Books, at: Date): Books => {
  const { price, period } = books.subscription;
  const [from, to] = [secondsOf(period, books.since), secondsOf(period, at)];
  return {
    ...books,
    since: at,
    used: books.used + partLeft(price.net, period, books.since).minor - partLeft(price.net, period, at).minor,
    exact: books.exact + (price.net.minor * (from.left - to.left) * scale) / from.whole,
    roundings: books.roundings + 2n,
  };
};

const settled = (subscription: Subscription): Subscription =>
  subscription.isSettled
    ? subscription
    : after(recordPayment(subscription, subscription.period.index, told(subscription.period.start)));

const begun = (books: Books, subscription: Subscription): Books => ({
  ...books,
  subscription: settled(subscription),
  since: subscription.period.start,
  invoiced: books.invoiced + subscription.price.net.minor,
});

const renewedUntil = (books: Books, at: Date): Books => {
  let current = books;
  while (current.subscription.status === 'active' && current.subscription.period.end <= at) {
    const { period } = current.subscription;
    current = begun(spent(current, period.end), after(renew(current.subscription, period.index, period.end)));
  }
  return current;
};

const done = (before: Books, { does, minor, interval, quantity }: Deed, at: Date): Books => {
  const books = renewedUntil(before, at);
  const { subscription } = books;
  const item = anItemAt(minor, interval, quantity);
  if (does === 'pause') {
    const net = unusedTime(subscription, at)?.proration.net.minor ?? 0n;
    const paused = after(pause(subscription, null, told(at)));
    const resumeAt = new Date(at.getTime() + 3_600_500);
    return begun(
      { ...spent(books, at), invoiced: books.invoiced + net },
      after(resume(paused, told(resumeAt))),
    );
  }
  const timing = does === 'change' ? 'now' : 'period-end';
  const asked = requestChange(subscription, item, { timing, isProrated: true }, told(at));
  if (!asked.ok) return books;
  if (does === 'schedule') return { ...books, subscription: asked.value.state };
  const change = asked.value.events.flatMap((event) =>
    'change' in event && 'key' in event.change ? event.change : [],
  )[0];
  if (!change) return books;
  const { state } = asked.value;
  const changed = state.pending ? after(applyChange(state, change.key, told(at))) : state;
  return {
    ...spent(books, at),
    subscription: changed,
    invoiced: books.invoiced + change.proration.net.minor,
  };
};

describe('no sequence of changes, renewals and pauses makes or loses money', () => {
  it('what was invoiced is what the time costs that was used, in the end to the unit', () => {
    fc.assert(
      fc.property(aCoupon, fc.array(aDeed, { maxLength: 25 }), (coupon, deeds) => {
        let at = april;
        const none = { since: april, invoiced: 0n, used: 0n, exact: 0n, roundings: 0n };
        let books = begun({ ...none, subscription: created() }, created({ coupon }));
        for (const deed of deeds) {
          at = new Date(Math.max(at.getTime() + deed.gapMs, books.since.getTime()));
          books = done(books, deed, at);
        }
        const { subscription } = books;
        const unused = unusedTime(subscription, books.since < at ? at : books.since);
        const endAt = books.since < at ? at : books.since;
        expect(after(cancelNow(subscription, { reason: null, isCredited: true }, told(endAt))).status).toBe(
          'cancelled',
        );
        const ended = spent(books, endAt);
        expect(ended.invoiced + (unused?.proration.net.minor ?? 0n)).toBe(ended.used);
        const off = ended.used * scale - ended.exact;
        expect((off < 0n ? -off : off) * 2n <= ended.roundings * scale + (1_000n * scale) / 1_000_000n).toBe(
          true,
        );
      }),
      { numRuns: 300 },
    );
  });
});
