import fc from 'fast-check';
import { entriesOf } from '#application/ledger/entries-of';
import { isBalanced, sumsOf } from '#domain/ledger/entry';
import { balancesFor, differences } from '#domain/ledger/payment-balances';
import { trialBalances } from '#domain/ledger/trial-balance';
import { sumOf } from '#domain/shared/sealed-log';
import { usd } from '#test/support/a-payment';
import { aDeed, play } from './a-story.ts';

/** In any order and with repetitions, as a queue delivers them; each is in the books once, by its id. */
const delivered = <T>(all: readonly T[]): fc.Arbitrary<T[]> =>
  fc
    .tuple(fc.shuffledSubarray([...all], { minLength: all.length }), fc.shuffledSubarray([...all]))
    .map(([once, again]) => [...once, ...again]);

const aCase = fc
  .tuple(fc.integer({ min: 1, max: 200_00 }), fc.array(aDeed, { maxLength: 14 }))
  .map(([captured, deeds]) => play(captured, deeds))
  .chain(({ events, money }) => fc.tuple(fc.constant(money), delivered(events)));

describe('whatever happens to a payment, and in whatever order it is heard', () => {
  it('captured − refunded − disputed is what the accounts say', () => {
    fc.assert(
      fc.property(aCase, ([money, heard]) => {
        const entries = new Map(entriesOf(heard).map((entry) => [entry.id, entry]));
        for (const entry of entries.values()) expect(isBalanced(entry)).toBe(true);
        const sums = sumOf([...entries.values()].map((entry) => ({ sums: sumsOf(entry) })));
        expect(differences(balancesFor(money), sums)).toEqual([]);
        for (const { difference } of trialBalances(sums)) expect(difference).toBe(0n);
      }),
      { numRuns: 500 },
    );
  });

  it('every event has an id of its own', () => {
    fc.assert(
      fc.property(fc.array(aDeed, { maxLength: 14 }), (deeds) => {
        const { events } = play(100_00, deeds);
        expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
      }),
    );
  });

  it('what is left to the tenant is the net of the payment, less what disputes took', () => {
    const { events } = play(100_00, [
      { does: 'refund', minor: 25_00 },
      { does: 'settle', refund: 0, returned: true },
      { does: 'learn', fee: 420 },
      { does: 'dispute', n: 0, isInquiry: false, status: 'lost', fee: 15_00 },
    ]);
    const sums = sumOf(entriesOf(events).map((entry) => ({ sums: sumsOf(entry) })));
    // 10,000 − 2,500 − (300 − 75) − 420, and then the dispute: 10,000 and 1,500 for handling it.
    expect(trialBalances(sums)).toMatchObject([{ currency: usd(0).currency, tenantNet: 68_55n - 115_00n }]);
  });
});
