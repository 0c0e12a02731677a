import { type Dice } from './dice.ts';
import { type Gateway } from './gateway.ts';
import { type Ask, type CallName, type Deed, type ScenarioKind, type Stage } from './scenario.ts';

/** What a story is drawn from. `ask` makes a request with a key of its own. */
export type Outline = Readonly<{
  gateway: Gateway;
  kind: ScenarioKind;
  amount: number;
  ask(call: CallName, amount?: number): Ask;
}>;

const racersMax = 3;
const raceShare = 0.6;
const failedChallenges = 0.3;
/** How soon after the others a person acts, when they act at the same time. */
const raceMsMax = 60;

const asking = (...asks: readonly Ask[]): Stage => ({ asks, deeds: [] });
const doing = (...deeds: readonly Deed[]): Stage => ({ asks: [], deeds });

const payer = (does: 'pay' | 'cancel' | 'abandon', afterMs = 0): Deed => ({ who: 'payer', does, afterMs });
const admin = (name: string, does: 'approve' | 'reject', afterMs = 0): Deed => ({
  who: 'admin',
  name,
  does,
  afterMs,
});

export const drawStages = (dice: Dice, outline: Outline): readonly Stage[] => {
  const { kind, amount, ask } = outline;
  switch (kind) {
    case 'charge':
    case 'decline':
      return [asking(ask('charge'))];
    case 'hold':
      return [asking(ask('authorize'))];
    case 'capture':
      return [asking(ask('authorize')), asking(wholeOrPart(dice, outline))];
    case 'cancel':
      return [asking(ask('authorize')), asking(ask('cancel'))];
    case 'refund':
      return [...paying(dice, outline), ...refunds(dice, outline)];
    case 'refund-race': {
      const share = Math.ceil(amount * raceShare);
      const racers = dice.whole(2, racersMax);
      return [asking(ask('charge')), asking(...Array.from({ length: racers }, () => ask('refund', share)))];
    }
    case 'capture-race':
      return [asking(ask('authorize')), asking(ask('capture'), ask('cancel'))];
    case 'challenge': {
      const does = dice.chance(failedChallenges) ? 'failed' : 'succeeded';
      const passed = doing({ who: 'cardholder', does, afterMs: 0 });
      return [asking(ask('charge')), passed, asking(ask('confirm'))];
    }
    case 'page':
      return [asking(ask('charge')), ...visits(dice), ...comingBack(dice, outline)];
    case 'page-refund': {
      const paid = { ...doing(payer('pay')), until: 'paid' } as const;
      return [asking(ask('charge')), paid, ...refunds(dice, outline)];
    }
    case 'page-hold': {
      const held = { ...doing(payer('pay')), until: 'held' } as const;
      const then = dice.chance(0.6) ? wholeOrPart(dice, outline) : ask('cancel');
      return [asking(ask('authorize')), held, asking(then)];
    }
    case 'page-race': {
      const rival = dice.chance(0.5) ? [payer('pay', dice.whole(0, raceMsMax))] : [];
      const asks = rival.length === 0 || dice.chance(0.5) ? [ask('cancel')] : [];
      const deeds = [payer('pay', dice.whole(0, raceMsMax)), ...rival];
      return [asking(ask('charge')), { asks, deeds }];
    }
    case 'approval':
      return [asking(ask('charge')), ...judged(dice)];
    case 'approval-refund': {
      const approved = { ...doing(admin('ada', 'approve')), until: 'paid' } as const;
      return [asking(ask('charge')), approved, ...refunds(dice, outline)];
    }
    case 'approval-race': {
      const deeds = [
        admin('ada', 'approve', dice.whole(0, raceMsMax)),
        admin('bob', dice.pick(['approve', 'reject']), dice.whole(0, raceMsMax)),
      ];
      return [asking(ask('charge')), { asks: dice.chance(0.4) ? [ask('cancel')] : [], deeds }];
    }
  }
};

const wholeOrPart = (dice: Dice, { amount, ask }: Outline): Ask =>
  dice.chance(0.5) ? ask('capture') : ask('capture', dice.whole(1, amount));

const holds: ReadonlySet<Gateway> = new Set(['stripe', 'paypal', 'payme']);

const paying = (dice: Dice, { gateway, ask }: Outline): Stage[] =>
  dice.chance(0.3) && holds.has(gateway)
    ? [asking(ask('authorize')), asking(ask('capture'))]
    : [asking(ask('charge'))];

/** All at once, or in up to three parts; the last part asks for what is left, or leaves it. */
const refunds = (dice: Dice, { amount, ask }: Outline): Stage[] => {
  if (dice.chance(0.4)) return [asking(ask('refund'))];
  const parts = dice.whole(1, 3);
  const part = Math.floor(amount / (parts + 1));
  const stages = Array.from({ length: parts }, () => asking(ask('refund', dice.whole(1, part))));
  return dice.chance(0.5) ? [...stages, asking(ask('refund'))] : stages;
};

/** Most pay. Some turn away, and some of those come back and pay after all. */
const visits = (dice: Dice): Stage[] => {
  const first = dice.weighted([
    ['pay', 6],
    ['cancel', 2],
    ['abandon', 2],
  ] as const);
  return first !== 'pay' && dice.chance(0.4)
    ? [doing(payer(first)), doing(payer('pay'))]
    : [doing(payer(first))];
};

/** The payer comes back to the shop, which asks how it went; or they do not, and it gives the payment up or leaves it. */
const comingBack = (dice: Dice, { ask }: Outline): Stage[] => {
  const then = dice.weighted([
    ['confirm', 5],
    ['cancel', 2],
    ['nothing', 3],
  ] as const);
  return then === 'nothing' ? [] : [asking(ask(then))];
};

const judged = (dice: Dice): Stage[] => {
  const does = dice.weighted([
    ['approve', 6],
    ['reject', 3],
    ['nothing', 1],
  ] as const);
  return does === 'nothing' ? [] : [doing(admin('ada', does))];
};
