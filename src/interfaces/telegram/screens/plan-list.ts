import { type PlanView } from '#application/billing/plan-view';
import { type Currency } from '#domain/shared/currency';
import { spokenMoney } from '#domain/shared/spoken';
import { type Interval } from '../billing-desk.ts';
import { shortName } from '../button-seal.ts';
import { type Button, plainReply, type Reply } from '../reply.ts';
import { type Talk } from '../talk.ts';

/** Telegram takes a hundred buttons; nobody reads so many. */
const choicesMax = 30;

type Kept = Readonly<{ currency: Currency; planId: string; interval: Interval }>;

/**
 * The plans with a button for each price. `kept`: what somebody has already, so that it is not offered again, and other
 * currencies are not offered at all.
 */
export const planList = (
  { texts, button }: Pick<Talk, 'texts' | 'button'>,
  offers: readonly PlanView[],
  kind: 'subscribe' | 'ask-change',
  kept?: Kept,
): Reply => {
  const shown = offers
    .map((offer) => ({ offer, choices: choicesOf({ texts, button }, offer, kind, kept) }))
    .filter(({ choices }) => choices.length > 0);
  if (shown.length === 0) return plainReply(texts.noPlans);
  const lines = shown.map(({ offer: { name, description, trialDays } }) =>
    texts.planLine(name, description, kept ? 0 : trialDays),
  );
  const title = kept ? texts.chooseOther : texts.choosePlan;
  return {
    text: [title, '', ...lines].join('\n'),
    buttons: shown
      .flatMap(({ choices }) => choices)
      .slice(0, choicesMax)
      .map((choice) => [choice]),
  };
};

const choicesOf = (
  { texts, button }: Pick<Talk, 'texts' | 'button'>,
  offer: PlanView,
  kind: 'subscribe' | 'ask-change',
  kept: Kept | undefined,
): readonly Button[] =>
  offer.prices
    .filter(({ amount }) => amount.currency === (kept?.currency ?? currencyOf(offer)))
    .filter(({ interval }) => !(offer.id === kept?.planId && interval === kept.interval))
    .map(({ interval, amount }) => {
      const price = spokenMoney(amount, texts.locale);
      const label = texts.priceButton(offer.name, price, texts.intervals[interval]);
      return button(label, { kind, plan: shortName(offer.id), interval });
    });

/** What a plan is sold for unless somebody says otherwise: the currency of its first price. */
export const currencyOf = ({ prices }: PlanView): Currency | undefined => prices[0]?.amount.currency;

/** The plan that a button named. */
export const offerNamed = (offers: readonly PlanView[], plan: string): PlanView | undefined =>
  offers.find(({ id }) => shortName(id) === plan);
