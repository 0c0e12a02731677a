import { afterNoon } from '#test/support/a-payment';
import { aRecord, openAudit, type OpenAudit, recordsFrom } from './open-audit.ts';

describe('whoever changes the audit trail by hand', () => {
  let audit: OpenAudit;
  beforeEach(async () => {
    audit = await openAudit();
    for (const from of [0, 3, 6]) {
      await audit.append(recordsFrom(from, 3));
      await audit.sealAudit();
    }
    expect(await audit.problems()).toEqual([]);
  });
  afterEach(() => audit.close());
  const { id } = aRecord(4);

  it.each([
    ['who did it', { 'actor.id': 'bob' }],
    ['when', { at: afterNoon(1) }],
    ['what', { action: 'payment.cancelled' }],
    ['why', { reason: 'because I say so' }],
    ['from where', { address: '10.0.0.1' }],
    ['what it changed', { after: '{"capturedAmount":1}' }],
    ['what it is found by', { about: ['pay_9'] }],
    ['something into it', { note: 'looks fine' }],
  ])('in a record: %s, is told which one it was', async (_what, fields) => {
    await audit.records.updateOne({ _id: id }, { $set: fields });
    expect(await audit.problems()).toEqual([`record ${id} was altered`]);
  });
  it('by taking a record away, is told which', async () => {
    await audit.records.deleteOne({ _id: id });
    expect(await audit.problems()).toEqual([`record ${id} is gone`]);
  });
  it('by slipping a record into a block, is told which', async () => {
    await audit.append([aRecord(50)]);
    await audit.records.updateOne({ _id: aRecord(50).id }, { $set: { height: 2 } });
    expect(await audit.problems()).toEqual([
      `record ${aRecord(50).id} says it is in a block that does not hold it`,
    ]);
  });
  it('of a block: the hash of a record, is told both', async () => {
    await audit.blocks.updateOne({ height: 2 }, { $set: { 'items.0.hash': '0'.repeat(64) } });
    expect(await audit.problems()).toEqual([
      'block 2 was altered: it no longer has its own hash',
      `record ${aRecord(3).id} was altered`,
    ]);
  });
  it('by taking a block away with its records, is told where the chain is broken', async () => {
    await audit.blocks.deleteOne({ height: 2 });
    await audit.records.deleteMany({ height: 2 });
    expect(await audit.problems()).toEqual([
      'block 3 does not follow the block before it',
      'block 3 is not chained to the block before it',
    ]);
  });
});
