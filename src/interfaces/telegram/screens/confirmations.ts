import { type ChangePreview } from '#application/billing/queries/preview-change';
import { canRunOut, type SubscriptionView } from '#application/billing/subscription-view';
import { spokenDay, spokenMoney } from '#domain/shared/spoken';
import { type DeskAnswer } from '../billing-desk.ts';
import { shortName } from '../button-seal.ts';
import { plainReply, type Reply } from '../reply.ts';
import { type Talk } from '../talk.ts';
import { stampOf } from './subscription-card.ts';

/** What is due when a change is made, in minor units; nothing for one that comes later. */
export const dueNow = ({ now }: ChangePreview): bigint => now?.totals.amountDue.minor ?? 0n;

/** What a change would be and cost, for a yes or a no. `note`: what to say first. */
export const changeQuestion = (
  { texts, button }: Pick<Talk, 'texts' | 'button'>,
  subscription: SubscriptionView,
  offer: ChangePreview,
  note?: string,
): Reply => {
  const { item, now, takesEffectAt } = offer;
  const price = spokenMoney(item.unitPrice, texts.locale);
  const interval = texts.intervals[item.interval];
  const question = now
    ? texts.changeNow(item.planName, price, interval, spokenMoney(now.totals.amountDue, texts.locale))
    : texts.changeLater(item.planName, price, interval, spokenDay(takesEffectAt, texts.locale));
  const yes = button(texts.confirmChange, {
    kind: 'change',
    plan: shortName(item.planId),
    interval: item.interval,
    stamp: stampOf(subscription),
    quoted: dueNow(offer),
  });
  return {
    text: note === undefined ? question : `${note}\n\n${question}`,
    buttons: [[yes], [button(texts.backButton, { kind: 'manage' })]],
  };
};

/** What became of a change: made, kept for later, waiting for its payment, or dropped because that failed. */
export const changeAnswer = (
  { texts }: Pick<Talk, 'texts'>,
  { subscription, invoice, actionUrl }: DeskAnswer,
  wanted: Pick<ChangePreview['item'], 'planId' | 'planName' | 'interval'>,
): Reply => {
  const { item, scheduled, pending, period } = subscription;
  const isWanted = (other: typeof wanted): boolean =>
    other.planId === wanted.planId && other.interval === wanted.interval;
  if (isWanted(item)) return plainReply(texts.changed(item.planName));
  if (scheduled && isWanted(scheduled))
    return plainReply(texts.changeScheduled(scheduled.planName, spokenDay(period.end, texts.locale)));
  if (!pending) return plainReply(texts.changeFailed(item.planName));
  const url = actionUrl ?? invoice?.payUrl ?? null;
  if (url === null || !invoice) return plainReply(texts.beingPaid(wanted.planName));
  return {
    text: texts.payToChange(wanted.planName, spokenMoney(invoice.amountDue, texts.locale)),
    buttons: [[{ text: actionUrl === null ? texts.payButton : texts.confirmButton, url }]],
  };
};

/** Whether to cancel, for a yes or a no. */
export const cancelQuestion = (
  { texts, button }: Pick<Talk, 'texts' | 'button'>,
  subscription: SubscriptionView,
): Reply => ({
  text: canRunOut(subscription)
    ? texts.askCancel(subscription.item.planName, spokenDay(subscription.period.end, texts.locale))
    : texts.askCancelNow(subscription.item.planName),
  buttons: [
    [button(texts.confirmCancel, { kind: 'cancel', stamp: stampOf(subscription) })],
    [button(texts.keepButton, { kind: 'manage' })],
  ],
});
