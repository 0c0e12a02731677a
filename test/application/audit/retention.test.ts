import { expiryAction } from '#domain/audit/expiry';
import { acme, aRecord, dayMs, openAudit, type OpenAudit, recordsFrom, retentionDays } from './open-audit.ts';

describe('records that are too old', () => {
  let audit: OpenAudit;
  beforeEach(async () => {
    audit = await openAudit();
    await audit.append(recordsFrom(0, 5));
    await audit.sealAudit();
    audit.pass(100);
    await audit.append(recordsFrom(5, 3, { at: audit.now() }));
    await audit.sealAudit();
  });
  afterEach(() => audit.close());

  const rightWith = async (records: number, expired: number) =>
    expect(await audit.proof()).toMatchObject({ records, expired, problems: [] });
  const ids = async () => (await audit.records.find().sort({ at: 1 }).toArray()).map(({ _id }) => _id);

  it('stay until they are', async () => {
    audit.pass(retentionDays - 101);
    expect(await audit.expireRecords()).toBe(0);
    await audit.sealAudit();
    expect(await audit.expireRecords()).toBe(0);
    await rightWith(8, 0);
  });

  it('go once a later block says so, and the chain holds before, meanwhile and after', async () => {
    audit.pass(retentionDays - 99);
    expect(await audit.expireRecords()).toBe(0);
    expect(await audit.expireRecords()).toBe(0);
    await rightWith(9, 0);
    await audit.sealAudit();
    await rightWith(9, 0);
    expect(await audit.expireRecords()).toBe(5);
    expect(await audit.expireRecords()).toBe(0);
    await rightWith(4, 5);
    expect((await audit.proof()).expiries).toEqual([{ tenantId: acme, throughHeight: 1, retentionDays }]);
    expect(await ids()).toEqual([...recordsFrom(5, 3).map(({ id }) => id), 'aud_expired:acme:1']);
  });

  it('go also when whoever took them out died in the middle', async () => {
    audit.pass(retentionDays);
    await audit.expireRecords();
    await audit.sealAudit();
    await audit.records.deleteMany({ _id: { $in: [aRecord(1).id, aRecord(3).id] } });
    await rightWith(7, 2);
    expect(await audit.expireRecords()).toBe(6);
    await rightWith(1, 8);
  });

  it('go with the marks of earlier times, which a later mark speaks for', async () => {
    for (let year = 0; year < 4; year += 1) {
      audit.pass(retentionDays + 1);
      await audit.expireRecords();
      await audit.sealAudit();
      await audit.expireRecords();
      await audit.append([aRecord(100 + year, { at: audit.now() })]);
      await audit.sealAudit();
      expect(await audit.problems()).toEqual([]);
    }
    expect(await audit.records.countDocuments({ action: expiryAction })).toBe(1);
  });

  it('that a person takes out before their time are missed, with a mark of their own making too', async () => {
    await audit.records.deleteOne({ _id: aRecord(2).id });
    const missed = [`record ${aRecord(2).id} is gone`];
    expect(await audit.problems()).toEqual(missed);
    const [block] = await audit.blocks.find({ height: 1 }).toArray();
    const mark = { throughHeight: 1, blockHash: block!.hash };
    for (const [n, forged] of [
      { ...mark, retentionDays: 1 },
      { ...mark, retentionDays: 365 },
      { ...mark, throughHeight: 2, retentionDays: 365 },
    ].entries()) {
      const at = new Date(audit.now().getTime() + (400 + n) * dayMs);
      await audit.append([aRecord(90 + n, { at, action: expiryAction, after: JSON.stringify(forged) })]);
      expect(await audit.problems()).toEqual(missed);
      await audit.sealAudit();
      expect(await audit.problems()).toEqual(missed);
    }
  });
});
