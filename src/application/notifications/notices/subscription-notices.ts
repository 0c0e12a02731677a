import { billingEvents } from '#application/billing/contract';
import { overdueNotice } from './overdue-notice.ts';
import { instantFact, moneyFact, type Notice, notice, type NoticeReader, portalLink } from './notice.ts';
import { type SubscriptionFacts, subscriptionFacts } from './subscription-facts.ts';

const reader =
  (tell: (facts: SubscriptionFacts) => Notice | null): NoticeReader =>
  ({ data }) =>
    tell(subscriptionFacts.parse(data));

const planOf = ({ planName }: SubscriptionFacts) => ({ plan: planName });
const planAndPortal = (facts: SubscriptionFacts) => ({
  ...planOf(facts),
  portal: portalLink(facts.customerId),
});
/** One that was never paid for has not begun, so nothing of it ends either. */
const hasBegun = ({ statusBefore }: SubscriptionFacts): boolean => statusBefore !== 'incomplete';

export const subscriptionNotices: Readonly<Record<string, NoticeReader>> = {
  [billingEvents.trialEnding]: reader((facts) =>
    facts.trialEndsAt && typeof facts.nextPrice === 'number' && facts.nextInterval
      ? notice(facts.customerId, 'trial-ending', {
          ...planAndPortal(facts),
          endsAt: instantFact(facts.trialEndsAt),
          price: moneyFact(facts.nextPrice, facts.currency),
          interval: facts.nextInterval,
        })
      : null,
  ),
  [billingEvents.paymentOverdue]: overdueNotice,
  [billingEvents.graceBegan]: overdueNotice,
  [billingEvents.subscriptionRecovered]: reader((facts) =>
    notice(facts.customerId, 'subscription-recovered', planOf(facts)),
  ),
  [billingEvents.cancellationScheduled]: reader((facts) => {
    const endsAt = facts.endsAt ?? facts.periodEnd;
    return endsAt
      ? notice(facts.customerId, 'cancellation-scheduled', {
          ...planAndPortal(facts),
          endsAt: instantFact(endsAt),
        })
      : null;
  }),
  [billingEvents.subscriptionCancelled]: reader((facts) =>
    hasBegun(facts) ? notice(facts.customerId, 'subscription-cancelled', planOf(facts)) : null,
  ),
  [billingEvents.subscriptionExpired]: reader((facts) =>
    hasBegun(facts) ? notice(facts.customerId, 'subscription-expired', planAndPortal(facts)) : null,
  ),
  [billingEvents.downgradedToFree]: reader((facts) =>
    notice(facts.customerId, 'downgraded-to-free', planAndPortal(facts)),
  ),
  [billingEvents.planChanged]: reader((facts) =>
    notice(facts.customerId, 'plan-changed', planAndPortal(facts)),
  ),
  [billingEvents.changeScheduled]: reader((facts) =>
    facts.toPlanName && facts.takesEffectAt
      ? notice(facts.customerId, 'change-scheduled', {
          ...planOf(facts),
          toPlan: facts.toPlanName,
          takesEffectAt: instantFact(facts.takesEffectAt),
        })
      : null,
  ),
  [billingEvents.subscriptionPaused]: reader((facts) =>
    notice(facts.customerId, 'subscription-paused', {
      ...planAndPortal(facts),
      resumesAt: facts.resumesAt ? instantFact(facts.resumesAt) : null,
    }),
  ),
  [billingEvents.subscriptionResumed]: reader((facts) =>
    notice(facts.customerId, 'subscription-resumed', planOf(facts)),
  ),
};
