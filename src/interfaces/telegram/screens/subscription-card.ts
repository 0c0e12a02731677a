import { type SubscriptionView } from '#application/billing/subscription-view';
import { spokenDay, spokenMoney } from '#domain/shared/spoken';
import { shortName } from '../button-seal.ts';
import { type Button, type Reply } from '../reply.ts';
import { type Talk } from '../talk.ts';

/** A short name of where a subscription stands: a button that was made for another standing does nothing. */
export const stampOf = (subscription: SubscriptionView): string => {
  const { id, status, isSettled, item, period, cancelsAt } = subscription;
  const standing = [id, status, isSettled, item.planId, item.interval, period.index];
  return shortName(...standing, cancelsAt?.getTime() ?? '').slice(0, 6);
};

/** What somebody has, when they pay for it, and what it will become. */
export const subscriptionLines = (
  { texts }: Pick<Talk, 'texts'>,
  { item, status, period, trialEndsAt, cancelsAt, scheduled, next }: SubscriptionView,
): readonly string[] => {
  const day = (at: Date): string => spokenDay(at, texts.locale);
  const perInterval = spokenMoney(item.unitPrice, texts.locale);
  const isRunning = status === 'trialing' || status === 'active' || status === 'past_due';
  return [
    texts.planIs(item.planName, perInterval, texts.intervals[item.interval]),
    texts.statusIs(texts.statuses[status]),
    ...(status === 'trialing' && trialEndsAt ? [texts.trialUntil(day(trialEndsAt))] : []),
    ...(cancelsAt ? [texts.endsOn(day(cancelsAt))] : []),
    ...(!cancelsAt && scheduled ? [texts.becomes(scheduled.planName, day(period.end))] : []),
    ...(next && isRunning ? [texts.nextPayment(spokenMoney(next.price, texts.locale), day(period.end))] : []),
  ];
};

/** The card of a subscription with all that can be done with it as it stands. `portalUrl`: where to pay otherwise. */
export const subscriptionCard = (
  talk: Pick<Talk, 'texts' | 'button'>,
  subscription: SubscriptionView,
  portalUrl: string | undefined,
): Reply => {
  const { texts, button } = talk;
  const stamp = stampOf(subscription);
  const deeds: Button[] = subscription.cancelsAt
    ? [button(texts.reactivateButton, { kind: 'reactivate', stamp })]
    : [
        button(texts.changeButton, { kind: 'show-plans' }),
        button(texts.cancelButton, { kind: 'ask-cancel' }),
      ];
  return {
    text: subscriptionLines(talk, subscription).join('\n'),
    buttons: [
      ...deeds.map((deed) => [deed]),
      ...(portalUrl === undefined ? [] : [[{ text: texts.methodButton, url: portalUrl }]]),
    ],
  };
};
