import { blockSizeMax } from '#application/shared/seal-log';
import { sumsOf } from '#domain/ledger/entry';
import { sumOf } from '#domain/shared/sealed-log';
import { type TenantId } from '#domain/shared/ids';
import { afterNoon } from '#test/support/a-payment';
import { dyingMongo } from './dying-mongo.ts';
import { acme, anEntry, entriesFrom, openLedger, type OpenLedger } from './open-ledger.ts';

/** More commands than any run has: the walk is complete when the last runs got through alive. */
const commandsMax = 9;
const globex = 'globex' as TenantId;

describe('sealing', () => {
  let ledger: OpenLedger;
  beforeEach(async () => void (ledger = await openLedger()));
  afterEach(() => ledger.close());

  const everyEntryIsSealedOnce = async (entries: number) => {
    expect(await ledger.proof()).toMatchObject({ entries, problems: [], problemCount: 0 });
    const held = (await ledger.blocks.find().toArray()).flatMap(({ items }) => items.map(({ id }) => id));
    expect(held).toHaveLength(entries);
    expect(new Set(held).size).toBe(entries);
    expect(await ledger.entries.countDocuments({ height: 0 })).toBe(0);
    expect(await ledger.blocks.countDocuments({ isMarked: false })).toBe(0);
  };

  it('of nothing writes nothing', async () => expect(await ledger.seal()).toBe(0));

  it('takes what is there in the order of time, a chain for each tenant', async () => {
    await ledger.post([anEntry(3), anEntry(1), anEntry(2), ...entriesFrom(0, 2, globex)]);
    expect(await ledger.seal()).toBe(2);
    await ledger.post([anEntry(0)]);
    expect(await ledger.seal()).toBe(1);
    const chain = await ledger.blocks.find({ tenantId: acme }).sort({ height: 1 }).toArray();
    expect(chain.map(({ items }) => items.map(({ id }) => id))).toEqual([
      [1, 2, 3].map((n) => anEntry(n).id),
      [anEntry(0).id],
    ]);
    await everyEntryIsSealedOnce(6);
  });

  it('writes no block twice and leaves no entry out, however many do it at once', async () => {
    await ledger.post(entriesFrom(0, 300));
    for (let round = 1; round <= 5; round += 1) {
      const posting = ledger.post(entriesFrom(round * 300, 300));
      await Promise.all([ledger.seal(), ledger.seal(), posting, ledger.seal()]);
    }
    await ledger.seal();
    await everyEntryIsSealedOnce(1_800);
  });

  describe.each(['before', 'after'] as const)('by a process that dies %s a command', (when) => {
    it.each(Array.from({ length: commandsMax }, (_, n) => n))(
      'is finished by the next, given that it was command %i',
      async (n) => {
        await ledger.post(entriesFrom(0, 5));
        const dying = dyingMongo(ledger.mongo, n, when);
        const ended = await ledger
          .on(dying.mongo)
          .seal()
          .then(
            () => 'finished',
            () => 'died',
          );
        expect(ended).toBe(dying.hasDied() ? 'died' : 'finished');
        // Meanwhile the world goes on, also with what is older than what was sealed.
        await ledger.post([...entriesFrom(100, 3), { ...anEntry(200), at: afterNoon(-1_000) }]);
        expect((await ledger.proof()).problems).toEqual([]);
        await ledger.seal();
        await everyEntryIsSealedOnce(9);
      },
    );
  });
  it('dies at enough places for that to mean something, and not at all of them', async () => {
    const outcomes: boolean[] = [];
    for (let n = 0; n < commandsMax; n += 1) {
      await ledger.post([anEntry(n)]);
      const dying = dyingMongo(ledger.mongo, n, 'before');
      await ledger
        .on(dying.mongo)
        .seal()
        .catch(() => undefined);
      outcomes.push(dying.hasDied());
      await ledger.seal();
    }
    expect(outcomes.filter((hasDied) => hasDied).length).toBeGreaterThanOrEqual(7);
    expect(outcomes.at(-1)).toBe(false);
  });

  it('is finished when only some of a block were marked', async () => {
    await ledger.post(entriesFrom(0, 10));
    await ledger.seal();
    await ledger.blocks.updateOne({ height: 1 }, { $set: { isMarked: false } });
    const some = entriesFrom(3, 4).map(({ id }) => id);
    await ledger.entries.updateMany({ _id: { $in: some } }, { $set: { height: 0 } });
    const before = sumOf(entriesFrom(0, 10).map((entry) => ({ sums: sumsOf(entry) })));
    expect(await ledger.balances()).toEqual(before);
    await ledger.post(entriesFrom(10, 2));
    await ledger.seal();
    await everyEntryIsSealedOnce(12);
  });

  it('gives the balances of any instant without looking at the journal', async () => {
    const all = [...entriesFrom(0, 40), { ...anEntry(40), at: afterNoon(4_500) }, ...entriesFrom(41, 9)];
    for (let from = 0; from < all.length; from += 10) {
      await ledger.post(all.slice(from, from + 10));
      if (from < 40) await ledger.seal();
    }
    for (const ms of [-1, 0, 4_499, 4_500, 9_000, 25_500, 39_000, 45_000, 99_000]) {
      const until = afterNoon(ms);
      const scanned = sumOf(all.filter(({ at }) => at <= until).map((entry) => ({ sums: sumsOf(entry) })));
      const nonZero = Object.entries(await ledger.balances(until)).filter(([, sum]) => sum !== 0n);
      expect([ms, Object.fromEntries(nonZero)]).toEqual([ms, scanned]);
    }
  });

  it('of ten thousand entries takes seconds, as does the proof of them', async () => {
    const total = 10_000;
    for (let from = 0; from < total; from += 1_000) await ledger.post(entriesFrom(from, 1_000));
    const startedAt = performance.now();
    expect(await ledger.seal()).toBe(total / blockSizeMax);
    expect(await ledger.proof()).toMatchObject({ entries: total, blocks: 10, problems: [] });
    expect(performance.now() - startedAt).toBeLessThan(30_000);
  }, 60_000);
});
