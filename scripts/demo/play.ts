import { agree, type BothSides, type Money, moneyNow, moneyOnBothSides } from './money-on-both-sides.ts';
import { proveLedger } from './prove-ledger.ts';
import { type Line, type Stage, type Step } from './step.ts';
import { challenge } from './steps/challenge.ts';
import { chargeAndRepeat } from './steps/charge-and-repeat.ts';
import { clockJump } from './steps/clock-jump.ts';
import { decline } from './steps/decline.ts';
import { dispute } from './steps/dispute.ts';
import { holdAndCapture } from './steps/hold-and-capture.ts';
import { refund } from './steps/refund.ts';
import { subscriptionLife } from './steps/subscription-life.ts';
import { unknownOutcome } from './steps/unknown-outcome.ts';
import { gatewayStories } from './story/gateway-stories.ts';
import { ownAccounts } from './story/own-accounts.ts';
import { tellStory } from './story/tell-story.ts';
import { columns, price } from './table.ts';

/** The clock goes last: what comes after it lives in another week. */
const steps: readonly Step[] = [
  holdAndCapture,
  chargeAndRepeat,
  decline,
  challenge,
  refund,
  dispute,
  unknownOutcome,
  clockJump,
];

/** A table of what happens, with the money on both sides beside each line. */
type Table = Readonly<{ heading: string; row(name: string, line: Line, money: readonly string[]): string }>;

const answerOf = ({ isRight, answer }: Line): string => `${isRight ? '' : 'WRONG: '}${answer}`;

const whatItDoes: Table = (() => {
  const shown = columns(
    ['step', 'what we asked', 'answer', 'our books', "provider's ledger"],
    [18, 27, 44, 18, 18],
  );
  return {
    heading: shown.heading,
    row: (name, line, money) => shown.row([name, line.asked, answerOf(line), ...money]),
  };
})();

const whoDoesIt: Table = (() => {
  const shown = columns(
    ['gateway', 'who', 'does what', 'answer', 'our books', 'the other book'],
    [12, 15, 29, 33, 20, 20],
  );
  return {
    heading: shown.heading,
    row: (name, line, money) => shown.row([name, line.who ?? '', line.asked, answerOf(line), ...money]),
  };
})();

const whatTimeDoes: Table = (() => {
  const shown = columns(
    ['', 'what happens', 'how it stands', 'our books', "provider's ledger"],
    [12, 33, 44, 18, 18],
  );
  return {
    heading: shown.heading,
    row: (name, line, money) => shown.row([name, line.asked, answerOf(line), ...money]),
  };
})();

/** Everybody who has a part: a tenant, and another one that brings its own accounts. */
export type Cast = Readonly<{ stage: Stage; ofNewTenant: Stage }>;

/** Plays it all, printing each line as it happens. True when everything went right and all books agree. */
export const play = async ({ stage, ofNewTenant }: Cast, print: (line: string) => void): Promise<boolean> => {
  const first = await playSteps(stage, steps, whatItDoes, print);
  print(`\n${conclusion(first.all)}`);

  print('\nThe same story at every gateway. Where no API does it, a person does.\n');
  const told = await playSteps(stage, gatewayStories.map(tellStory), whoDoesIt, print);
  const routed = await playSteps(ofNewTenant, [ownAccounts], { ...whoDoesIt, heading: '' }, print);
  print('\nA subscription, as the clock jumps over its months.\n');
  const lived = await playSteps(stage, [subscriptionLife], whatTimeDoes, print);
  const all = [...told.all, ...routed.all, ...lived.all];
  print(`\n${verdict(all)}`);
  const ledger = await proveLedger(stage);
  print(ledger.said);
  return (
    [first, told, routed, lived, ledger].every(({ isRight }) => isRight) &&
    [...first.all, ...all].every(agree)
  );
};

const playSteps = async (stage: Stage, all: readonly Step[], table: Table, print: (line: string) => void) => {
  const payments = new Set<string>();
  let isRight = true;
  if (table.heading !== '') print(table.heading);
  for (const step of all) {
    let name = step.name;
    for await (const line of step.play(stage)) {
      const read = line.isMidway ? moneyNow : moneyOnBothSides;
      const sides = line.paymentId === undefined ? undefined : await read(stage, line.paymentId);
      if (line.paymentId !== undefined) payments.add(line.paymentId);
      isRight &&= line.isRight;
      print(table.row(name, line, sides ? moneyTexts(sides) : []));
      name = '';
    }
  }
  return { isRight, all: await Promise.all([...payments].map((id) => moneyOnBothSides(stage, id))) };
};

const moneyTexts = ({ currency, ours, theirs }: BothSides): string[] => [
  moneyText(ours, currency),
  moneyText(theirs, currency),
];

const moneyText = ({ taken, returned }: Money, currency: string): string =>
  returned === 0
    ? price(taken, currency)
    : `${price(taken, currency).replace(" so'm", '')} − ${price(returned, currency)}`;

const conclusion = (all: readonly BothSides[]): string => {
  const total = (side: 'ours' | 'theirs'): Money => ({
    taken: all.reduce((sum, sides) => sum + sides[side].taken, 0),
    returned: all.reduce((sum, sides) => sum + sides[side].returned, 0),
  });
  const [ours, theirs] = [moneyText(total('ours'), 'USD'), moneyText(total('theirs'), 'USD')];
  return all.every(agree)
    ? `The books agree: ${all.length} payments, ${ours} in Kassa and at the provider.`
    : `THE BOOKS DIFFER: ${all.length} payments, ${ours} in Kassa, ${theirs} at the provider.`;
};

/** Names every gateway at which something differs, and by how much. */
const verdict = (all: readonly BothSides[]): string => {
  const gateways = [...new Set(all.map(({ gateway }) => gateway))];
  const differing = all
    .filter((sides) => !agree(sides))
    .map((sides) => `${sides.gateway}: ${moneyTexts(sides).join(' in Kassa, ')} there`);
  return differing.length === 0
    ? `All books agree: ${all.length} payments at ${gateways.join(', ')}.`
    : `THE BOOKS DIFFER at ${differing.join('; at ')}.`;
};
