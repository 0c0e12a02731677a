import { type Context } from 'grammy';
import { canRunOut, isEnded, type SubscriptionView } from '#application/billing/subscription-view';
import { spokenDay } from '#domain/shared/spoken';
import { type BillingDesk } from '../billing-desk.ts';
import { type BotAction } from '../bot-action.ts';
import { plainReply, type Reply } from '../reply.ts';
import { changeAnswer, changeQuestion, cancelQuestion, dueNow } from '../screens/confirmations.ts';
import { offerNamed, planList } from '../screens/plan-list.ts';
import { stampOf, subscriptionCard } from '../screens/subscription-card.ts';
import { type BotNeeds, type Talk } from '../talk.ts';
import { currentOf } from './current-of.ts';
import { onePress } from './one-press.ts';

type Needs = Pick<BotNeeds, 'desk'>;
type Agreed = Extract<BotAction, { kind: 'change' }>;
type Stamped = Readonly<{ stamp: string }>;

/** The prices of a change move with every second; up to this part more than was quoted needs no new question. */
const tolerance = 100n;

/** What somebody has and can do with it. */
export const manage = async ({ desk }: Needs, talk: Talk): Promise<Reply> => {
  const current = await currentOf(desk, talk);
  return current ? cardOf(desk, talk, current) : plainReply(talk.texts.noSubscription);
};

const cardOf = (desk: BillingDesk, talk: Talk, subscription: SubscriptionView): Reply =>
  subscriptionCard(talk, subscription, desk.portalUrl(talk.chat.tenantId, talk.chat.customerId));

/** The plans one could have instead. */
export const showPlans = async ({ desk }: Needs, talk: Talk): Promise<Reply> => {
  const current = await currentOf(desk, talk);
  if (!current) return plainReply(talk.texts.noSubscription);
  const { planId, interval, unitPrice } = current.item;
  const kept = { planId, interval, currency: unitPrice.currency };
  return planList(talk, await desk.listPlans(talk.chat.tenantId), 'ask-change', kept);
};

/** What a change would cost, for a yes or a no. */
export const askChange = async (
  { desk }: Needs,
  talk: Talk,
  { plan, interval }: Pick<Agreed, 'plan' | 'interval'>,
  note?: string,
): Promise<Reply> => {
  const { texts, actor, chat } = talk;
  const current = await currentOf(desk, talk);
  const offer = offerNamed(await desk.listPlans(chat.tenantId), plan);
  if (!current || !offer) return plainReply(texts.buttonTooOld);
  const asked = { planId: offer.id, interval, proration: 'prorate' } as const;
  const preview = await desk.previewChange({ actor, id: current.id, asked });
  return preview.ok ? changeQuestion(talk, current, preview.value, note) : plainReply(texts.refused);
};

/** The change was agreed to: makes it, unless it would cost more than was said, or was said of another standing. */
export const change = async (
  { desk }: Needs,
  talk: Talk,
  context: Context,
  action: Agreed,
): Promise<Reply> => {
  const { texts, actor, chat } = talk;
  const { plan, interval, stamp, quoted } = action;
  const current = await currentOf(desk, talk);
  const offer = offerNamed(await desk.listPlans(chat.tenantId), plan);
  if (!current || !offer) return plainReply(texts.buttonTooOld);
  const { item } = current;
  if (stampOf(current) !== stamp)
    return item.planId === offer.id && item.interval === interval
      ? plainReply(texts.changed(item.planName))
      : cardOf(desk, talk, current);
  const asked = { planId: offer.id, interval, proration: 'prorate' } as const;
  const preview = await desk.previewChange({ actor, id: current.id, asked });
  if (preview.ok && dueNow(preview.value) > quoted + quoted / tolerance)
    return askChange({ desk }, talk, action, texts.priceMoved);
  const idempotency = onePress(context, `change:${stamp}`, `${offer.id} ${interval}`);
  const made = await desk.changePlan({ actor, idempotency, id: current.id, asked });
  if (!made.ok) return plainReply(texts.refused);
  return changeAnswer(talk, made.value, { ...asked, planName: offer.name });
};

export const askCancel = async ({ desk }: Needs, talk: Talk): Promise<Reply> => {
  const current = await currentOf(desk, talk);
  if (!current) return plainReply(talk.texts.noSubscription);
  return current.cancelsAt ? cardOf(desk, talk, current) : cancelQuestion(talk, current);
};

/** The end was agreed to: it comes with the end of what is paid for, at once where nothing is. */
export const cancel = ({ desk }: Needs, talk: Talk, context: Context, { stamp }: Stamped): Promise<Reply> =>
  asItStands(desk, talk, stamp, async (standing) => {
    const { id, item } = standing;
    const ask = { actor: talk.actor, idempotency: onePress(context, `cancel:${stamp}`, stamp), id };
    const when = canRunOut(standing) ? 'period-end' : 'now';
    const ended = await desk.cancelSubscription({ ...ask, asked: { when, creditUnused: false } });
    if (!ended.ok) return plainReply(talk.texts.refused);
    const { subscription } = ended.value;
    if (isEnded(subscription)) return plainReply(talk.texts.cancelledNow(item.planName));
    // It was carried out before, and taken back since.
    if (!subscription.cancelsAt) return cardOf(desk, talk, subscription);
    return plainReply(talk.texts.cancelScheduled(spokenDay(subscription.cancelsAt, talk.texts.locale)));
  });

/** The cancellation is taken back. */
export const reactivate = (
  { desk }: Needs,
  talk: Talk,
  context: Context,
  { stamp }: Stamped,
): Promise<Reply> =>
  asItStands(desk, talk, stamp, async ({ id }) => {
    const idempotency = onePress(context, `reactivate:${stamp}`, stamp);
    const kept = await desk.reactivateSubscription({ actor: talk.actor, idempotency, id });
    if (!kept.ok) return plainReply(talk.texts.refused);
    const { subscription } = kept.value;
    if (subscription.cancelsAt) return cardOf(desk, talk, subscription);
    return plainReply(talk.texts.reactivated(subscription.item.planName));
  });

/** Does it if the subscription stands as it did when the button was shown; else shows how it stands. */
const asItStands = async (
  desk: BillingDesk,
  talk: Talk,
  stamp: string,
  deed: (subscription: SubscriptionView) => Promise<Reply>,
): Promise<Reply> => {
  const current = await currentOf(desk, talk);
  if (!current) return plainReply(talk.texts.noSubscription);
  return stampOf(current) === stamp ? deed(current) : cardOf(desk, talk, current);
};
