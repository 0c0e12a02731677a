import { type Currency } from '#domain/shared/currency';
import { type Interval, type PlanOffer } from '../billing-desk.ts';
import { shortName } from '../button-seal.ts';
import { type Button, plainReply, type Reply } from '../reply.ts';
import { spokenMoney } from '#domain/shared/spoken';
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
  offers: readonly PlanOffer[],
  kind: 'subscribe' | 'ask-change',
  kept?: Kept,
): Reply => {
  const choices = offers.flatMap((offer) =>
    offer.prices
      .filter(({ amount }) => amount.currency === (kept?.currency ?? currencyOf(offer)))
      .filter(({ interval }) => !(offer.id === kept?.planId && interval === kept.interval))
      .map(({ interval, amount }): Button => {
        const price = spokenMoney(amount, texts.tag);
        const label = texts.priceButton(offer.name, price, texts.intervals[interval]);
        return button(label, { kind, plan: shortName(offer.id), interval });
      }),
  );
  if (choices.length === 0) return plainReply(texts.noPlans);
  const lines = offers.map(({ name, description, trialDays }) =>
    texts.planLine(name, description, kept ? 0 : trialDays),
  );
  const title = kept ? texts.chooseOther : texts.choosePlan;
  return {
    text: [title, '', ...lines].join('\n'),
    buttons: choices.slice(0, choicesMax).map((choice) => [choice]),
  };
};

/** What a plan is sold for unless somebody says otherwise: the currency of its first price. */
export const currencyOf = ({ prices }: PlanOffer): Currency | undefined => prices[0]?.amount.currency;

/** The plan that a button named. */
export const offerNamed = (offers: readonly PlanOffer[], plan: string): PlanOffer | undefined =>
  offers.find(({ id }) => shortName(id) === plan);
