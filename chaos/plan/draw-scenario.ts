import { type Dice } from './dice.ts';
import { type Ask, type CallName, type Scenario, type ScenarioKind } from './scenario.ts';

/** How often each scenario is played, relative to the others. */
export const scenarioWeights: readonly (readonly [ScenarioKind, number])[] = [
  ['charge', 26],
  ['decline', 8],
  ['capture', 18],
  ['cancel', 10],
  ['hold', 4],
  ['refund', 22],
  ['refund-race', 6],
  ['capture-race', 6],
  ['challenge', 6],
];

/** The amounts stay inside every currency's limits and are large enough to be split. */
const amounts: readonly (readonly [currency: string, least: number, most: number])[] = [
  ['USD', 500, 200_000],
  ['EUR', 500, 200_000],
  ['GBP', 500, 200_000],
  ['JPY', 500, 300_000],
];
const goodCards = ['pm_card_visa', 'pm_card_mastercard', 'pm_card_amex', 'pm_card_visa_debit'];
const badCards = [
  'pm_card_chargeDeclined',
  'pm_card_chargeDeclinedInsufficientFunds',
  'pm_card_chargeDeclinedExpiredCard',
  'pm_card_chargeDeclinedLostCard',
];
/** Its refunds take the bank a moment, so that they are first pending and completed by news. */
const slowRefundCard = 'pm_card_pendingRefund';
const slowRefunds = 0.05;
const challengingCard = 'pm_card_threeDSecure2Required';
const failedChallenges = 0.3;

const hangUps = 0.05;
const hangUpMs = { least: 1, most: 150 };
const twins = 0.06;
const racersMax = 3;
const raceShare = 0.6;

export const drawScenario = (dice: Dice, kind: ScenarioKind, number: number, seed: number): Scenario => {
  const [currency, least, most] = dice.pick(amounts);
  const amount = dice.whole(least, most);
  const orderId = `chaos-${seed}-${number}`;
  let asks = 0;
  const ask = (call: CallName, asked?: number): Ask => {
    asks += 1;
    return {
      key: `${orderId}-${asks}-${call}`,
      call,
      ...(asked !== undefined && { amount: asked }),
      ...(dice.chance(hangUps) && { hangUpAfterMs: dice.whole(hangUpMs.least, hangUpMs.most) }),
      twice: dice.chance(twins),
    };
  };
  return {
    number,
    kind,
    orderId,
    amount,
    currency,
    token: tokenFor(dice, kind),
    challenge: dice.chance(failedChallenges) ? 'failed' : 'succeeded',
    stages: stagesOf(dice, kind, amount, ask),
  };
};

const tokenFor = (dice: Dice, kind: ScenarioKind): string => {
  if (kind === 'decline') return dice.pick(badCards);
  if (kind === 'challenge') return challengingCard;
  const refunds = kind === 'refund' || kind === 'refund-race';
  return refunds && dice.chance(slowRefunds) ? slowRefundCard : dice.pick(goodCards);
};

type MakeAsk = (call: CallName, amount?: number) => Ask;

const stagesOf = (dice: Dice, kind: ScenarioKind, amount: number, ask: MakeAsk): Ask[][] => {
  switch (kind) {
    case 'charge':
    case 'decline':
      return [[ask('charge')]];
    case 'hold':
      return [[ask('authorize')]];
    case 'capture':
      return [
        [ask('authorize')],
        [dice.chance(0.5) ? ask('capture') : ask('capture', dice.whole(1, amount))],
      ];
    case 'cancel':
      return [[ask('authorize')], [ask('cancel')]];
    case 'refund':
      return [...paying(dice, ask), ...refunds(dice, amount, ask)];
    case 'refund-race': {
      const share = Math.ceil(amount * raceShare);
      const racers = dice.whole(2, racersMax);
      return [[ask('charge')], Array.from({ length: racers }, () => ask('refund', share))];
    }
    case 'capture-race':
      return [[ask('authorize')], [ask('capture'), ask('cancel')]];
    case 'challenge':
      return [[ask('charge')], [ask('confirm')]];
  }
};

const paying = (dice: Dice, ask: MakeAsk): Ask[][] =>
  dice.chance(0.3) ? [[ask('authorize')], [ask('capture')]] : [[ask('charge')]];

/** All at once, or in up to three parts; the last part asks for what is left, or leaves it. */
const refunds = (dice: Dice, amount: number, ask: MakeAsk): Ask[][] => {
  if (dice.chance(0.4)) return [[ask('refund')]];
  const parts = dice.whole(1, 3);
  const part = Math.floor(amount / (parts + 1));
  const stages = Array.from({ length: parts }, () => [ask('refund', dice.whole(1, part))]);
  return dice.chance(0.5) ? [...stages, [ask('refund')]] : stages;
};
