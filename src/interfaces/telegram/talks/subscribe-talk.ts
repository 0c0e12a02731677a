import { type Context } from 'grammy';
import { isEnded, type SubscriptionView } from '#application/billing/subscription-view';
import { type DeskAnswer } from '../billing-desk.ts';
import { type BotAction } from '../bot-action.ts';
import { plainReply, type Reply } from '../reply.ts';
import { began } from '../screens/began.ts';
import { currencyOf, offerNamed, planList } from '../screens/plan-list.ts';
import { type BotNeeds, type Talk } from '../talk.ts';
import { currentOf } from './current-of.ts';
import { onePress } from './one-press.ts';

type Needs = Pick<BotNeeds, 'desk'>;

/** The one that is owed is among the latest. */
const invoicesMax = 5;

/** The plans to choose from; whoever has one is told so. */
export const subscribe = async ({ desk }: Needs, talk: Talk): Promise<Reply> => {
  const current = await currentOf(desk, talk);
  if (current) return standing({ desk }, talk, current);
  return planList(talk, await desk.listPlans(talk.chat.tenantId), 'subscribe');
};

/** One that waits for its first payment is shown with the way to pay it. */
const standing = async ({ desk }: Needs, talk: Talk, subscription: SubscriptionView): Promise<Reply> => {
  if (subscription.status !== 'incomplete')
    return plainReply(talk.texts.alreadySubscribed(subscription.item.planName));
  return began(talk, await answerFor({ desk }, talk, subscription));
};

/** How what somebody has can be paid, if it has to be. */
const answerFor = async (
  { desk }: Needs,
  { chat: { tenantId, ownerId, customerId } }: Talk,
  subscription: SubscriptionView,
): Promise<DeskAnswer> => {
  const { data } = await desk.listInvoices({ tenantId, ownerId }, { customerId }, { limit: invoicesMax });
  const invoice = data.find(({ payUrl }) => payUrl !== null) ?? null;
  return { subscription, invoice, actionUrl: null };
};

/** A plan was chosen: opens the subscription, once for each keyboard, and says how to pay. */
export const choosePlan = async (
  { desk }: Needs,
  talk: Talk,
  context: Context,
  { plan, interval }: Extract<BotAction, { kind: 'subscribe' | 'ask-change' }>,
): Promise<Reply> => {
  const { texts, actor, chat } = talk;
  const current = await currentOf(desk, talk);
  // Whoever presses twice has one already: they are answered as the first press was.
  if (current) return began(talk, await answerFor({ desk }, talk, current));
  const offer = offerNamed(await desk.listPlans(chat.tenantId), plan);
  const currency = offer && currencyOf(offer);
  if (!offer || !currency) return plainReply(texts.buttonTooOld);
  const opened = await desk.openSubscription({
    actor,
    idempotency: onePress(context, 'subscribe', `${offer.id} ${interval} ${currency}`),
    asked: {
      planId: offer.id,
      interval,
      currency,
      customerId: chat.customerId,
      quantity: 1,
      payBy: 'method',
      trial: true,
    },
  });
  if (!opened.ok) return plainReply(texts.refused);
  return isEnded(opened.value.subscription) ? plainReply(texts.buttonTooOld) : began(talk, opened.value);
};
