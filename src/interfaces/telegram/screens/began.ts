import { spokenDay, spokenMoney } from '#domain/shared/spoken';
import { type DeskAnswer } from '../billing-desk.ts';
import { plainReply, type Reply } from '../reply.ts';
import { type Talk } from '../talk.ts';

/** What became of a subscription that was opened, and what its payer must do now. */
export const began = (
  { texts }: Pick<Talk, 'texts'>,
  { subscription, invoice, actionUrl }: DeskAnswer,
): Reply => {
  const { status, item, period, trialEndsAt } = subscription;
  const day = (at: Date): string => spokenDay(at, texts.locale);
  if (status === 'trialing')
    return plainReply(texts.nowTrialing(item.planName, day(trialEndsAt ?? period.end)));
  if (status !== 'incomplete') return plainReply(texts.nowActive(item.planName, day(period.end)));
  if (actionUrl !== null)
    return {
      text: texts.confirmToBegin(item.planName),
      buttons: [[{ text: texts.confirmButton, url: actionUrl }]],
    };
  if (invoice?.payUrl == null) return plainReply(texts.beingPaid(item.planName));
  return {
    text: texts.payToBegin(item.planName, spokenMoney(invoice.amountDue, texts.locale)),
    buttons: [[{ text: texts.payButton, url: invoice.payUrl }]],
  };
};
