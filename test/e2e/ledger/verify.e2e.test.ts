import { execFile } from 'node:child_process';
import { Long } from 'mongodb';
import { verifyLedger } from '#bootstrap/verify-ledger';
import { allDelivered } from '#test/support/outbox';
import { openWorld, type World } from '#test/support/world';

describe('npm run ledger:verify', () => {
  let world: World;
  beforeEach(async () => void (world = await openWorld({ webhooksTo: null, isTamperedWith: true })));
  afterEach(() => world.dispose());

  const uri = () => world.environment.MONGODB_URI!;
  const delivered = async () => {
    await world.settle();
    await world.sweep();
    await allDelivered(world);
  };
  /** What a person sees who runs it. */
  const run = () =>
    new Promise<{ code: number; lines: string[] }>((resolve) => {
      execFile(process.execPath, ['dist/scripts/ledger-verify.js', uri()], (failure, stdout) =>
        resolve({ code: Number(failure?.code ?? 0), lines: stdout.trim().split('\n') }),
      );
    });

  it('given books that are right, then it says where each chain ends, and ends with 0', async () => {
    await world.charged();
    await delivered();
    const { code, lines } = await run();
    expect({ code, last: JSON.parse(lines.at(-1)!) }).toEqual({
      code: 0,
      last: {
        ...{ chains: 1, blocks: 1, entries: 1, payments: 1, records: expect.any(Number), expired: 0 },
        ...{ subscriptions: 0, invoices: 0, pending: 0, problems: 0 },
      },
    });
    expect(lines[0]).toMatch(/^acme ends at block 1: [0-9a-f]{64}$/);
  });

  it('given an entry that somebody altered, then it names it, and ends with 1', async () => {
    const { id } = await world.charged();
    await delivered();
    const entries = world.platform.mongo.db.collection<{ _id: string }>('ledger_entries');
    const entry = await entries.findOne({ paymentId: id });
    await entries.updateOne({ _id: entry!._id }, { $set: { 'postings.0.amount': Long.fromNumber(1) } });
    const { code, lines } = await run();
    expect(code).toBe(1);
    expect(lines).toContain(`acme: entry ${entry!._id} was altered`);
    expect(lines.join('\n')).toContain(`acme: payment ${id} `);
  });

  it('given a record of the audit trail that somebody altered, then it names it, and ends with 1', async () => {
    const { id } = await world.charged();
    await delivered();
    const records = world.platform.mongo.db.collection<{ _id: string }>('audit_records');
    const record = await records.findOne({ about: id });
    await records.updateOne({ _id: record!._id }, { $set: { 'actor.id': 'somebody-else' } });
    const { code, lines } = await run();
    expect(code).toBe(1);
    expect(lines).toContain(`acme: record ${record!._id} was altered`);
  });

  it('given events that nobody has delivered yet, then their entries are pending and nothing is wrong', async () => {
    const { id } = await world.charged();
    await world.post(`/payments/${id}/refunds`, { amount: 1_000 });
    const proof = await verifyLedger(uri());
    expect(proof).toMatchObject({ entries: 0, problems: [], pendingCount: expect.any(Number) });
    expect(proof.pending.map((one) => [one.id, one.type])).toEqual(
      expect.arrayContaining([
        [id, 'payments.payment-captured.v1'],
        [id, 'payments.money-returned.v1'],
      ]),
    );
    await delivered();
    expect(await verifyLedger(uri())).toMatchObject({ entries: 2, problems: [], pending: [] });
  });

  it('given an event that got lost with its entry, then it names the payment and every account that is wrong', async () => {
    const { id } = await world.charged();
    const payments = world.platform.mongo.db.collection<{ _id: string }>('payments');
    await payments.updateOne({ _id: id }, { $set: { outbox: [] } });
    const { problems } = await verifyLedger(uri());
    expect(problems).toContainEqual({
      tenantId: 'acme',
      kind: 'payment',
      id,
      what: 'USD tenant-payable stands at 0 and should at -9700',
    });
    expect(problems).toHaveLength(4);
  });

  it('given an entry about a payment that there is not, then it names it', async () => {
    const { id } = await world.charged();
    await delivered();
    await world.platform.mongo.db.collection<{ _id: string }>('payments').deleteOne({ _id: id });
    const { problems } = await verifyLedger(uri());
    expect(problems).toEqual([
      {
        tenantId: 'acme',
        kind: 'entry',
        id: expect.stringContaining(id),
        what: 'is about a payment that there is not',
      },
    ]);
  });

  it('given a payment that counts more as refunded than its refunds, then it names it', async () => {
    const { id } = await world.charged();
    await world.post(`/payments/${id}/refunds`, { amount: 1_000 });
    await delivered();
    await world.platform.mongo.db
      .collection('refunds')
      .updateOne({ paymentId: id }, { $set: { status: 'failed' } });
    const { problems } = await verifyLedger(uri());
    expect(problems).toEqual([
      { tenantId: 'acme', kind: 'payment', id, what: 'counts 1000 as refunded, its refunds 0' },
    ]);
  });

  it('given charges that go on meanwhile, then it finds nothing wrong', async () => {
    const worker = await world.startWorker();
    const over = new AbortController();
    const charging = (async () => {
      while (!over.signal.aborted) {
        const { id } = await world.charged();
        await world.post(`/payments/${id}/refunds`, { amount: 100 });
      }
    })();
    for (let times = 0; times < 8; times += 1) expect((await verifyLedger(uri())).problems).toEqual([]);
    over.abort();
    await charging;
    await worker.stop();
  });
});
