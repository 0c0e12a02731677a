import { type Context } from 'grammy';
import { type BotAction } from '../bot-action.ts';
import { plainReply, type Reply } from '../reply.ts';
import { began } from '../screens/began.ts';
import { currencyOf, offerNamed, planList } from '../screens/plan-list.ts';
import { type BotNeeds, type Talk } from '../talk.ts';
import { currentOf } from './current-of.ts';
import { onePress } from './one-press.ts';

type Needs = Pick<BotNeeds, 'desk'>;

/** The plans to choose from; whoever has one is told so. */
export const subscribe = async ({ desk }: Needs, talk: Talk): Promise<Reply> => {
  const current = await currentOf(desk, talk);
  if (current) return standing({ desk }, talk, current);
  return planList(talk, await desk.listPlans(talk.chat.tenantId), 'subscribe');
};

/** One that waits for its first payment is shown with the way to pay it. */
const standing = async (
  { desk }: Needs,
  talk: Talk,
  subscription: NonNullable<Awaited<ReturnType<typeof currentOf>>>,
): Promise<Reply> => {
  if (subscription.status !== 'incomplete')
    return plainReply(talk.texts.alreadySubscribed(subscription.item.planName));
  const { tenantId, ownerId, customerId } = talk.chat;
  const { data } = await desk.listInvoices({ tenantId, ownerId }, { customerId }, { limit: 5 });
  const invoice = data.find(({ payUrl }) => payUrl !== null) ?? null;
  return began(talk, { subscription, invoice, actionUrl: null });
};

/** A plan was chosen: opens the subscription, once for each keyboard, and says how to pay. */
export const choosePlan = async (
  { desk }: Needs,
  talk: Talk,
  context: Context,
  { plan, interval }: Extract<BotAction, { kind: 'subscribe' | 'ask-change' }>,
): Promise<Reply> => {
  const { texts, actor, chat } = talk;
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
  const { status } = opened.value.subscription;
  return status === 'cancelled' || status === 'expired'
    ? plainReply(texts.buttonTooOld)
    : began(talk, opened.value);
};
