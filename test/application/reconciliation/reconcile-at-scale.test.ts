import { vi } from 'vitest';
import { reconciliationUseCases } from '#application/reconciliation/index';
import { differenceKinds } from '#domain/reconciliation/differences';
import { csvStatement } from '#infrastructure/csv/csv-statement';
import { mongoDiscrepancyBook } from '#infrastructure/mongo/reconciliation/mongo-discrepancy-book';
import { mongoLineShelf } from '#infrastructure/mongo/reconciliation/mongo-line-shelf';
import { mongoOurBooks } from '#infrastructure/mongo/reconciliation/mongo-our-books';
import { mongoRunRepository } from '#infrastructure/mongo/reconciliation/mongo-run-repository';
import { type Actor } from '#application/shared/actor';
import { type RunId } from '#domain/reconciliation/run';
import { type TenantId } from '#domain/shared/ids';
import { usd } from '#test/support/a-payment';
import { openWorld, type World } from '#test/support/world';
import { startReconcilingProcess } from './reconciling-process.ts';
import { account, idOf, type Plan, plantedStatement, seedPayments, seedStatement } from './planted-books.ts';

/** `npm run reconcile:proof` asks for a hundred thousand; what is compared every day need not be as many. */
const payments = Number(process.env['RECONCILE_PAYMENTS'] ?? 3_000);
const differences = 100;
const growthMax = 100 * 1_024 * 1_024;
const leaseOverMs = 121_000;
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });

const actor: Actor = {
  tenantId: 'kassa' as TenantId,
  subject: 'ops_1',
  roles: ['platform'],
  requestId: 'req_1',
  address: '127.0.0.1',
};

/** The module on the machines of a world, with a statement of its own. */
const appOn = ({ platform: { mongo, clock, ids, log }, modules }: World) =>
  reconciliationUseCases({
    runs: mongoRunRepository({ mongo }),
    lines: mongoLineShelf({ mongo }),
    ours: mongoOurBooks({ mongo }),
    discrepancies: mongoDiscrepancyBook({ mongo }),
    accounts: {
      find: () =>
        Promise.resolve({
          tenantId: null,
          provider: 'stripe',
          open: { statement: plantedStatement(mongo.db) },
        }),
      movedIn: () => Promise.resolve([account]),
    },
    desk: { hear: modules.payments.hearNotice, learnFees: modules.payments.learnFees },
    reviews: modules.recovery.desk,
    file: csvStatement(),
    clock,
    ids,
    log,
  });
type App = ReturnType<typeof appOn>;

describe(`${payments} payments against a statement with ${differences} differences`, () => {
  let world: World;
  let plan: Plan;
  let asks = 0;
  let killed: RunId;
  beforeAll(async () => {
    world = await openWorld({ webhooksTo: null, isTamperedWith: true });
    plan = { payments, every: payments / differences, at: world.platform.clock.now() };
    await seedPayments(world.platform.mongo.db.collection('payments'), plan);
    await seedStatement(world.platform.mongo.db, plan);
    await world.pass(10_000_000);
  });
  afterAll(() => world.dispose());

  const ask = async (app: App) => {
    const period = { from: new Date(plan.at.getTime() - 1_000), to: new Date(plan.at.getTime() + 5_000_000) };
    const asked = { gatewayAccountId: account, ...period };
    const requested = await app.requestRun({
      actor,
      idempotency: { key: `scale-${(asks += 1)}`, requestHash: '' },
      asked,
    });
    if (!requested.ok) throw new Error(requested.error.code);
    return requested.value.run.id;
  };
  const resultOf = async (app: App, id: RunId) => {
    const run = await app.getRun(actor, id);
    if (!run.ok) throw new Error('the run is gone');
    return run.value;
  };
  const expectWhole = async (app: App, id: RunId) => {
    const run = await resultOf(app, id);
    expect(run.status).toBe('completed');
    expect(run.counts).toEqual(wanted);
    expect(run.totals.USD?.ours.count).toBe(payments - (wanted.status ?? 0));
    expect(await reportOf(id)).toHaveLength(differences);
  };
  /** All discrepancies of a run, but for what names the run. */
  const reportOf = async (id: RunId) =>
    world.platform.mongo.db
      .collection('reconciliation_discrepancies')
      .find({ runId: id }, { projection: { _id: 0, runId: 0 } })
      .sort({ _id: 1 })
      .toArray();
  /** A hundred differences, the kinds in turn. */
  const wanted = Object.fromEntries(
    differenceKinds.map((kind, place) => [kind, Math.ceil((differences - place) / differenceKinds.length)]),
  );

  it('finds exactly those, though two processes were killed on the way and two workers come at once', async () => {
    const app = appOn(world);
    killed = await ask(app);
    const first = await startReconcilingProcess(world);
    await first.killAt({ atPage: 2 });
    expect((await resultOf(app, killed)).pages).toBe(2);
    expect(await app.workRuns()).toBe(0);
    await world.pass(leaseOverMs);
    const second = await startReconcilingProcess(world);
    await second.killAt({ atSave: 2 });
    expect((await resultOf(app, killed)).status).toBe('comparing');
    await world.pass(leaseOverMs);
    const worked = await Promise.all([app.workRuns(), appOn(world).workRuns()]);
    expect(worked.toSorted()).toEqual([0, 1]);
    await expectWhole(app, killed);
  });

  it('finds the same in one go, in bounded memory', async () => {
    const app = appOn(world);
    const id = await ask(app);
    const worker = await startReconcilingProcess(world);
    const { count, growthBytes } = await worker.work();
    await worker.stop();
    expect(count).toBe(1);
    await expectWhole(app, id);
    expect(await reportOf(id)).toEqual(await reportOf(killed));
    expect(growthBytes).toBeLessThan(growthMax);
  });

  it('repairs what news can repair, and a second run finds none of it', async () => {
    const app = appOn(world);
    const repairable = (wanted['missing-here'] ?? 0) + (wanted.status ?? 0);
    const needsPerson = differences - repairable;
    const told = { repaired: repairable, needsPerson, casesOpened: needsPerson };
    const dry = await app.repairRun({ actor, id: killed, dryRun: true });
    expect(dry).toMatchObject({ ok: true, value: { dryRun: true, ...told } });
    const done = await app.repairRun({ actor, id: killed, dryRun: false });
    expect(done).toMatchObject({ ok: true, value: { dryRun: false, ...told } });
    const second = await ask(app);
    await app.workRuns();
    const left = { ...(await resultOf(app, second)).counts };
    const { 'missing-here': _here, status: _status, ...others } = wanted;
    expect(left).toEqual(others);
    const again = await app.repairRun({ actor, id: second, dryRun: false });
    expect(again).toMatchObject({ value: { repaired: 0, needsPerson, casesOpened: 0, cases: [] } });
  });

  it('ends the case of what was settled meanwhile, when it looks again', async () => {
    const place = differenceKinds.indexOf('fee') * plan.every;
    const paid = world.platform.mongo.db.collection<{ _id: string }>('payments');
    await paid.updateOne({ _id: idOf(place) }, { $set: { gatewayFee: usd(3_21) } });
    const settled = { repaired: 1, casesOpened: 0 };
    expect(await appOn(world).repairRun({ actor, id: killed, dryRun: false })).toMatchObject({
      value: settled,
    });
    const cleared = await world.modules.recovery.listReviews(
      'acme' as TenantId,
      { status: 'cleared' },
      { limit: 10 },
    );
    expect(cleared.data).toMatchObject([
      {
        cause: 'discrepancy',
        subject: { kind: 'payment', id: idOf(place) },
        evidence: { ourFee: '320', theirFee: '321' },
      },
    ]);
  });
});
