import { nextDue } from '#domain/billing/due-work';
import { type DunningPolicy } from '#domain/billing/dunning-policy';
import { type DunningNotice } from '#domain/billing/dunning-step';
import { type SubscriptionItem } from '#domain/billing/period-price';
import { type Subscription } from '#domain/billing/subscription';
import { endGrace, recordFailure, recordReminder } from '#domain/billing/subscription-dunning';
import { type SubscriptionEvent } from '#domain/billing/subscription-events';
import { serviceLevelOf } from '#domain/billing/subscription-level';
import { after, aSubscription } from './a-subscription.ts';

/** One line: when, what was done, where the subscription stands then, what it may use, and what its owner is told. */
const lineOf = (at: Date, what: string, subscription: Subscription, notice: DunningNotice | null): string =>
  [
    at.toISOString().slice(0, 16),
    what,
    subscription.status,
    serviceLevelOf(subscription),
    notice ? `tells ${notice.kind}${notice.isLast ? ' (last)' : ''}` : 'tells nothing',
  ].join(' | ');

/** All that happens to a period that is never paid because every charge fails with this code. */
export const dunningStory = (
  failure: string,
  policy: DunningPolicy,
  since: Date,
  free: SubscriptionItem | null,
): string[] => {
  const lines: string[] = [];
  let subscription = aSubscription({ isSettled: false });
  let at = since;
  for (let tries = 1; tries < 30; tries += 1) {
    const due = lines.length === 0 ? 'charge' : nextDue(subscription)?.kind;
    const attempt = { periodIndex: 0, attempt: `try-${tries}`, failure };
    const decided =
      due === 'charge'
        ? recordFailure(subscription, attempt, policy, at)
        : due === 'remind'
          ? recordReminder(subscription, policy, at)
          : endGrace(subscription, free, at);
    subscription = after(decided);
    const [event] = decided?.ok ? decided.value.events : [];
    lines.push(lineOf(at, due ?? 'nothing', subscription, noticeOf(event)));
    if (!subscription.dunning) return lines;
    at = subscription.dunning.nextAt;
  }
  throw new Error('dunning must come to an end');
};

const noticeOf = (event: SubscriptionEvent | undefined): DunningNotice | null =>
  event && 'notice' in event ? event.notice : null;
