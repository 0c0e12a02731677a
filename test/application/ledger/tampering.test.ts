import { Double, Long } from 'mongodb';
import { afterNoon } from '#test/support/a-payment';
import { anEntry, entriesFrom, openLedger, type OpenLedger } from './open-ledger.ts';

describe('whoever changes the books by hand', () => {
  let ledger: OpenLedger;
  beforeEach(async () => {
    ledger = await openLedger();
    for (const from of [0, 3, 6]) {
      await ledger.post(entriesFrom(from, 3));
      await ledger.seal();
    }
    expect(await ledger.problems()).toEqual([]);
  });
  afterEach(() => ledger.close());
  const { id } = anEntry(4);
  const set = (fields: object) => ledger.entries.updateOne({ _id: id }, { $set: fields });

  it.each([
    ['an amount', { 'postings.0.amount': Long.fromNumber(1) }],
    ['an amount to one that is no whole number', { 'postings.0.amount': new Double(1.5) }],
    ['an account', { 'postings.0.account': 'tax' }],
    ['the instant', { at: afterNoon(1) }],
    ['the instant to none', { at: 'yesterday' }],
    ['the payment', { paymentId: 'pay_000001' }],
    ['the tenant', { tenantId: 'globex' }],
    ['the reference', { reference: 'bob: other reasons' }],
    ['all postings', { postings: 'none' }],
    ['something into it', { note: 'paid in cash' }],
  ])('of an entry: %s, is told which one it was', async (_what, fields) => {
    await set(fields);
    expect(await ledger.problems()).toContainEqual(expect.stringContaining(`entry ${id} was altered`));
  });

  it('by taking an entry away, is told which', async () => {
    await ledger.entries.deleteOne({ _id: id });
    expect(await ledger.problems()).toEqual([`entry ${id} is gone`]);
  });
  it('by moving an entry to another block, is told which', async () => {
    await set({ height: 3 });
    expect(await ledger.problems()).toEqual([
      `entry ${id} says it is in block 3`,
      `entry ${id} says it is in a block that does not hold it`,
    ]);
  });
  it('by slipping an entry into a block, is told which', async () => {
    await ledger.post([anEntry(50)]);
    await ledger.entries.updateOne({ _id: anEntry(50).id }, { $set: { height: 2 } });
    expect(await ledger.problems()).toEqual([
      `entry ${anEntry(50).id} says it is in a block that does not hold it`,
    ]);
  });
  it('by writing an entry that does not add up, is told which', async () => {
    const { postings, ...entry } = anEntry(60);
    await ledger.post([{ ...entry, postings: postings.slice(0, 1) }]);
    expect(await ledger.problems()).toEqual([`entry ${entry.id} adds up to 6100`]);
    await ledger.seal();
    expect(await ledger.problems()).toEqual([
      'currency EUR its accounts add up to 6100',
      `entry ${entry.id} adds up to 6100`,
    ]);
  });
  it('by writing an entry to an account that there is not, is told which', async () => {
    const { postings, ...entry } = anEntry(61);
    const strange = postings.map((posting) => ({ ...posting, account: 'slush-fund' as 'tax' }));
    await ledger.post([{ ...entry, postings: strange }]);
    expect(await ledger.problems()).toEqual([`entry ${entry.id} posts to slush-fund, which is no account`]);
  });
  it('by changing two entries with each other, is told both', async () => {
    const [a, b] = [anEntry(3), anEntry(4)];
    await ledger.entries.updateOne({ _id: a.id }, { $set: { postings: b.postings } });
    await ledger.entries.updateOne({ _id: b.id }, { $set: { postings: a.postings } });
    expect(await ledger.problems()).toEqual([`entry ${a.id} was altered`, `entry ${b.id} was altered`]);
  });

  it('of a block: an entry’s hash, is told both', async () => {
    await ledger.blocks.updateOne({ height: 2 }, { $set: { 'items.0.hash': '0'.repeat(64) } });
    expect(await ledger.problems()).toEqual([
      'block 2 was altered: it no longer has its own hash',
      `entry ${anEntry(3).id} was altered`,
    ]);
  });
  it('of a block: a balance, is told which block', async () => {
    await ledger.blocks.updateOne({ height: 2 }, { $set: { 'sums.0.balance': Long.fromNumber(5) } });
    expect(await ledger.problems()).toEqual(
      expect.arrayContaining(['block 2 was altered: it no longer has its own hash']),
    );
  });
  it('by taking a block away, is told where the chain is broken and which entries are loose', async () => {
    await ledger.blocks.deleteOne({ height: 2 });
    const problems = await ledger.problems();
    expect(problems).toEqual(
      expect.arrayContaining([
        'block 3 does not follow the block before it',
        'block 3 is not chained to the block before it',
        `entry ${anEntry(3).id} says it is in a block that does not hold it`,
      ]),
    );
  });
  it('by letting two blocks change places, is told so of both', async () => {
    const [second, third] = await ledger.blocks
      .find({ height: { $gt: 1 } })
      .sort({ height: 1 })
      .toArray();
    await ledger.blocks.deleteMany({ height: { $gt: 1 } });
    await ledger.blocks.insertMany([
      { ...second!, _id: 'acme:3', height: 3 },
      { ...third!, _id: 'acme:2', height: 2 },
    ]);
    const problems = await ledger.problems();
    for (const height of [2, 3])
      expect(problems).toContain(`block ${height} was altered: it no longer has its own hash`);
  });
  it('by taking the whole last block away with its entries, leaves a head that those who kept it miss', async () => {
    const { heads } = await ledger.proof();
    await ledger.blocks.deleteOne({ height: 3 });
    await ledger.entries.deleteMany({ height: 3 });
    expect((await ledger.proof()).heads).not.toEqual(heads);
  });
});
