import { type Entry } from './entry.ts';
import { counted } from './differences.ts';
import { type Pair } from './pair-up.ts';

/** How many movements, and what they come to in minor units: payments in, refunds and disputes out. */
type Sum = Readonly<{ count: number; net: bigint }>;
/** By currency, what each side says was moved. */
export type Totals = Readonly<Record<string, Readonly<{ ours: Sum; theirs: Sum }>>>;

const nothing: Sum = { count: 0, net: 0n };

/** The totals with one more pair in them. Only what is completed counts. */
export const addPair = (totals: Totals, { ours, theirs }: Pair): Totals => {
  const { first, more } = counted(theirs);
  const told = first ? [first, ...more] : [];
  const withOurs = ours ? added(totals, 'ours', ours) : totals;
  return told.reduce((sum, entry) => added(sum, 'theirs', entry), withOurs);
};

const added = (totals: Totals, side: 'ours' | 'theirs', { kind, amount, status }: Entry): Totals => {
  if (status !== 'completed') return totals;
  const both = totals[amount.currency] ?? { ours: nothing, theirs: nothing };
  const { count, net } = both[side];
  const moved = kind === 'payment' ? amount.minor : -amount.minor;
  return { ...totals, [amount.currency]: { ...both, [side]: { count: count + 1, net: net + moved } } };
};
