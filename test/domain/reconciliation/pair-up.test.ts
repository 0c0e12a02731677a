import fc from 'fast-check';
import { type Difference, differencesOf, type DifferenceKind } from '#domain/reconciliation/differences';
import { type Entry } from '#domain/reconciliation/entry';
import { type Pair, pairUp } from '#domain/reconciliation/pair-up';
import { addPair, type Totals } from '#domain/reconciliation/totals';
import { type Currency } from '#domain/shared/currency';
import { money } from '#domain/shared/money';
import { noon, usd } from '#test/support/a-payment';

const period = { from: noon, to: new Date(noon.getTime() + 86_400_000) };

const anEntry = (key: string, is: Partial<Entry> = {}): Entry => ({
  key,
  kind: 'payment',
  reference: `ref-${key}`,
  amount: usd(100_00),
  fee: usd(3_20),
  status: 'completed',
  at: noon,
  ...is,
});

/** Feeds both streams in pages and keeps how much of them was ever held. */
const walk = (ours: readonly Entry[], theirs: readonly Entry[], pageSize: number): Pair[] => {
  const rest = { ours: [...ours], theirs: [...theirs] };
  const pairs: Pair[] = [];
  const walking = pairUp<Entry>();
  let step = walking.next();
  while (!step.done) {
    if ('need' in step.value) step = walking.next(rest[step.value.need].splice(0, pageSize));
    else {
      pairs.push(step.value);
      step = walking.next();
    }
  }
  return pairs;
};
const compare = (ours: readonly Entry[], theirs: readonly Entry[], pageSize = 3): readonly Difference[] =>
  walk(ours, theirs, pageSize).flatMap((pair) => differencesOf(pair, period));

/** What each planted difference does to an entry that both sides agreed about. */
const plant: Readonly<Record<DifferenceKind, (entry: Entry) => { ours: Entry[]; theirs: Entry[] }>> = {
  'missing-here': (entry) => ({ ours: [], theirs: [entry] }),
  'missing-there': (entry) => ({ ours: [entry], theirs: [] }),
  amount: (entry) => ({ ours: [entry], theirs: [{ ...entry, amount: usd(entry.amount.minor + 1n) }] }),
  currency: (entry) => ({
    ours: [entry],
    theirs: [{ ...entry, amount: money(entry.amount.minor, 'EUR' as Currency) }],
  }),
  status: (entry) => ({ ours: [{ ...entry, status: 'failed' }], theirs: [entry] }),
  fee: (entry) => ({ ours: [{ ...entry, fee: null }], theirs: [entry] }),
  duplicate: (entry) => ({ ours: [entry], theirs: [entry, { ...entry, reference: `${entry.reference}-2` }] }),
};
const kinds = Object.keys(plant) as DifferenceKind[];

describe('comparing two ordered books', () => {
  it('finds exactly what was planted, whatever is planted and however it comes in pages', () => {
    const planted = fc.uniqueArray(
      fc.record({
        key: fc.string({ minLength: 1, maxLength: 12 }),
        difference: fc.option(fc.constantFrom(...kinds)),
        minor: fc.bigInt({ min: 1n, max: 2n ** 62n }),
      }),
      { selector: ({ key }) => key, maxLength: 60 },
    );
    fc.assert(
      fc.property(planted, fc.integer({ min: 1, max: 7 }), (asked, pageSize) => {
        const sorted = [...asked].sort((one, other) => (one.key < other.key ? -1 : 1));
        const sides = sorted.map(({ key, difference, minor }) => {
          const entry = anEntry(key, { amount: usd(minor) });
          return difference ? plant[difference](entry) : { ours: [entry], theirs: [entry] };
        });
        const found = compare(
          sides.flatMap(({ ours }) => ours),
          sides.flatMap(({ theirs }) => theirs),
          pageSize,
        );
        const wanted = sorted.flatMap(({ key, difference }) => (difference ? [[key, difference]] : []));
        expect(found.map(({ key, kind }) => [key, kind])).toEqual(wanted);
      }),
    );
  });

  it('does not count as missing what lies outside the period, or failed at the provider', () => {
    const before = new Date(noon.getTime() - 1);
    expect(compare([], [anEntry('a', { at: before }), anEntry('b', { status: 'failed' })])).toEqual([]);
    expect(compare([anEntry('a', { at: period.to }), anEntry('b', { status: 'pending' })], [])).toEqual([]);
  });

  it('refuses a stream that is out of order, which would hide differences', () => {
    expect(() => compare([anEntry('b'), anEntry('a')], [])).toThrow(RangeError);
  });

  it('adds up what each side says was moved, by currency', () => {
    const refund = anEntry('r', { kind: 'refund', amount: usd(40_00) });
    const euros = anEntry('z', { amount: money(5n, 'EUR' as Currency) });
    const totals = walk([anEntry('a'), refund], [anEntry('a'), refund, euros], 2).reduce<Totals>(addPair, {});
    const net = { count: 2, net: 60_00n };
    expect(totals).toEqual({
      USD: { ours: net, theirs: net },
      EUR: { ours: { count: 0, net: 0n }, theirs: { count: 1, net: 5n } },
    });
  });
});
