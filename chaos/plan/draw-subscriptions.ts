import { dice } from './dice.ts';

/** Somebody who subscribed before the storm, to what renews within it. */
export type PlannedSubscription = Readonly<{
  number: number;
  /** The provider's test token that they saved: it decides what the bank says. */
  card: string;
  /** Begins with a trial, so that their card is charged in the storm for the first time. */
  trial: boolean;
}>;

/** One subscription goes with so many payments. */
const paymentsPerSubscription = 25;
const leastSubscriptions = 4;
const good = ['pm_card_visa', 'pm_card_mastercard', 'pm_card_amex'] as const;
/** Can be saved, and is declined whenever it is charged. */
const bad = 'pm_card_chargeCustomerFail';
const declines = 0.1;
const trials = 0.2;
/** Its own chance, so that a plan's other parts are the same with and without subscriptions. */
const apart = 7_919;

export const drawSubscriptions = (seed: number, payments: number): PlannedSubscription[] => {
  const luck = dice(seed + apart);
  const count = Math.max(leastSubscriptions, Math.round(payments / paymentsPerSubscription));
  return Array.from({ length: count }, (_, index) => {
    const declined = index === 0 || luck.chance(declines);
    const trial = luck.chance(trials) || declined;
    return { number: index + 1, card: declined ? bad : luck.pick(good), trial };
  });
};
