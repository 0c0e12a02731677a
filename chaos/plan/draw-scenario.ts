import { type Dice } from './dice.ts';
import { drawStages } from './draw-stages.ts';
import { gatewayHabits } from './gateway-habits.ts';
import { type Gateway } from './gateway.ts';
import { type CallName, type Scenario, type ScenarioKind } from './scenario.ts';

/** A scenario and where it is played. */
export type Setting = Readonly<{ gateway: Gateway; kind: ScenarioKind }>;

/** All settings that are allowed, with their weights. A gateway keeps its share when some of its scenarios are not. */
export const settings = (
  gateways: ReadonlySet<Gateway>,
  kinds: ReadonlySet<string>,
): readonly (readonly [Setting, number])[] =>
  [...gateways].flatMap((gateway) => {
    const habits = gatewayHabits[gateway];
    const played = habits.kinds.filter(([kind]) => kinds.has(kind));
    const sum = played.reduce((total, [, weight]) => total + weight, 0);
    return played.map(([kind, weight]) => [{ gateway, kind }, (habits.share * weight) / sum] as const);
  });

/** Its refunds take the bank a moment, so that they are first pending and completed by news. */
const slowRefunds = 0.05;
const hangUps = 0.05;
const hangUpMs = { least: 1, most: 150 };
const twins = 0.06;

export const drawScenario = (
  dice: Dice,
  { gateway, kind }: Setting,
  number: number,
  seed: number,
): Scenario => {
  const [currency, least, most] = dice.pick(gatewayHabits[gateway].amounts);
  const amount = dice.whole(least, most);
  const orderId = `chaos-${seed}-${number}`;
  let asks = 0;
  const ask = (call: CallName, asked?: number) => {
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
    gateway,
    kind,
    orderId,
    amount,
    currency,
    paymentMethod: methodFor(dice, gateway, kind),
    stages: drawStages(dice, { gateway, kind, amount, ask }),
  };
};

const withoutToken: ReadonlySet<ScenarioKind> = new Set([
  'page',
  'page-refund',
  'page-hold',
  'page-race',
  'approval',
  'approval-refund',
  'approval-race',
]);
const challengingCard = 'pm_card_threeDSecure2Required';

const methodFor = (dice: Dice, gateway: Gateway, kind: ScenarioKind): Scenario['paymentMethod'] => {
  const { tokens, pages } = gatewayHabits[gateway];
  if (withoutToken.has(kind)) return { type: dice.pick(pages) };
  return { type: tokens.type, token: tokenFor(dice, tokens, kind) };
};

const tokenFor = (
  dice: Dice,
  { good, bad, slowRefund }: (typeof gatewayHabits)[Gateway]['tokens'],
  kind: ScenarioKind,
): string => {
  if (kind === 'decline') return dice.pick(bad);
  if (kind === 'challenge') return challengingCard;
  const isSlow = kind.startsWith('refund') && dice.chance(slowRefunds);
  return isSlow && slowRefund !== undefined ? slowRefund : dice.pick(good);
};
