import { type PaymentBody } from '#test/support/resources';
import { type World } from '#test/support/world';
import { type Move } from './move.ts';

/** What there is before two commands meet: a payment, and what else they have to know. */
export type Begun = Readonly<{ payment: PaymentBody; subject?: string }>;
/** Makes it, of the given order. */
export type Start = (world: World, orderId: string) => Promise<Begun>;

/** Two commands that want something of one payment at the same time. */
export type Race = Readonly<{
  between: readonly [Move, Move];
  /** Left out when they open the payment. */
  from?: Start;
  /** How many of the two may have taken place in the end. */
  done: readonly number[];
  /** Both are one request, made twice. */
  isRepeat?: true;
  /** The second stops at each of its awaits too, for the first to end there. */
  isDense?: true;
  /** Others of its kind are played always: this one only with RACES=both. */
  isRare?: true;
  /** Only the first is stopped: the second has nothing to do without it. */
  isOneWay?: true;
  /** Both want the same end, so who is refused may find it reached all the same. */
  isSameEnd?: true;
  /** What was done is undone later, by a bank. */
  isUndone?: true;
}>;

/** Each pair in both orders, unless the orders are alike. */
export const inBothOrders = (races: readonly Race[]): Race[] =>
  races.flatMap((race) => {
    const [first, second] = race.between;
    const isAlike = race.isOneWay || first.name === second.name;
    return isAlike ? [race] : [race, { ...race, between: [second, first] as const }];
  });
