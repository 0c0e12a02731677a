import { agree, type BothSides, type Money, moneyNow, moneyOnBothSides } from './money-on-both-sides.ts';
import { type Stage, type Step } from './step.ts';
import { challenge } from './steps/challenge.ts';
import { chargeAndRepeat } from './steps/charge-and-repeat.ts';
import { clockJump } from './steps/clock-jump.ts';
import { decline } from './steps/decline.ts';
import { dispute } from './steps/dispute.ts';
import { holdAndCapture } from './steps/hold-and-capture.ts';
import { refund } from './steps/refund.ts';
import { unknownOutcome } from './steps/unknown-outcome.ts';
import { columns, dollars } from './table.ts';

/** The clock goes last: what comes after it would live in another week. */
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

const shown = columns(
  ['step', 'what we asked', 'answer', 'our books', "provider's ledger"],
  [18, 27, 44, 18, 18],
);
const moneyText = ({ taken, returned }: Money): string =>
  returned === 0 ? dollars(taken) : `${dollars(taken)} − ${dollars(returned)}`;

/** Plays all steps, printing each line as it happens. True when everything went right and the books agree. */
export const play = async (stage: Stage, print: (line: string) => void): Promise<boolean> => {
  const payments = new Set<string>();
  let isRight = true;
  print(shown.heading);
  for (const step of steps) {
    let name = step.name;
    for await (const line of step.play(stage)) {
      const read = line.isMidway ? moneyNow : moneyOnBothSides;
      const sides = line.paymentId === undefined ? undefined : await read(stage, line.paymentId);
      if (line.paymentId !== undefined) payments.add(line.paymentId);
      isRight &&= line.isRight;
      const money = sides ? [moneyText(sides.ours), moneyText(sides.theirs)] : [];
      print(shown.row([name, line.asked, `${line.isRight ? '' : 'WRONG: '}${line.answer}`, ...money]));
      name = '';
    }
  }
  const all = await Promise.all([...payments].map((id) => moneyOnBothSides(stage, id)));
  print(`\n${conclusion(all)}`);
  return isRight && all.every(agree);
};

const conclusion = (all: readonly BothSides[]): string => {
  const total = (side: 'ours' | 'theirs'): Money => ({
    taken: all.reduce((sum, sides) => sum + sides[side].taken, 0),
    returned: all.reduce((sum, sides) => sum + sides[side].returned, 0),
  });
  const [ours, theirs] = [moneyText(total('ours')), moneyText(total('theirs'))];
  return all.every(agree)
    ? `The books agree: ${all.length} payments, ${ours} in Kassa and at the provider.`
    : `THE BOOKS DIFFER: ${all.length} payments, ${ours} in Kassa, ${theirs} at the provider.`;
};
