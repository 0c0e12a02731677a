import { type Entry } from './entry.ts';
import { type Pair } from './pair-up.ts';

export const differenceKinds = [
  'missing-here',
  'missing-there',
  'amount',
  'currency',
  'status',
  'fee',
  'duplicate',
] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

/** Where the two books disagree about one movement of money. */
export type Difference<Theirs extends Entry = Entry> = Readonly<{
  kind: DifferenceKind;
  key: string;
  ours: Entry | null;
  theirs: Theirs | null;
}>;
/** From `from` on, and before `to`. */
export type Period = Readonly<{ from: Date; to: Date }>;

/** What of the provider's entries counts: the first that is not failed; further ones were booked twice. */
export const counted = <Theirs extends Entry>(
  theirs: readonly Theirs[],
): Readonly<{ first: Theirs | undefined; more: readonly Theirs[] }> => {
  const standing = theirs.filter(({ status }) => status !== 'failed');
  return { first: standing[0] ?? theirs[0], more: standing.slice(1) };
};

/** All differences of one pair. What only one side has counts as missing only when it lies within the period. */
export const differencesOf = <Theirs extends Entry>(
  { key, ours, theirs }: Pair<Theirs>,
  period: Period,
): readonly Difference<Theirs>[] => {
  const { first, more } = counted(theirs);
  const duplicates = more.map((one) => ({ kind: 'duplicate', key, ours, theirs: one }) as const);
  return [
    ...kindsOf(ours, first, period).map((kind) => ({ kind, key, ours, theirs: first ?? null })),
    ...duplicates,
  ];
};

const kindsOf = (
  ours: Entry | null,
  theirs: Entry | undefined,
  period: Period,
): readonly DifferenceKind[] => {
  if (!theirs) return ours?.status === 'completed' && isWithin(period, ours.at) ? ['missing-there'] : [];
  if (!ours) return theirs.status !== 'failed' && isWithin(period, theirs.at) ? ['missing-here'] : [];
  if (ours.status !== theirs.status) return ['status'];
  if (ours.amount.currency !== theirs.amount.currency) return ['currency'];
  return [
    ...(ours.amount.minor === theirs.amount.minor ? [] : (['amount'] as const)),
    ...(isSameFee(ours, theirs) ? [] : (['fee'] as const)),
  ];
};

/** A fee that the provider does not tell here can't disagree. */
const isSameFee = ({ fee: ours }: Entry, { fee: theirs }: Entry): boolean =>
  theirs === null || (ours?.minor === theirs.minor && ours.currency === theirs.currency);

export const isWithin = ({ from, to }: Period, at: Date): boolean => at >= from && at < to;
