import { jest } from '@jest/globals';
import { type ReconciliationPorts, reconciliationUseCases } from '#application/reconciliation/index';
import { type Statement } from '#application/reconciliation/ports/statement';
import { differenceKinds } from '#domain/reconciliation/differences';
import { csvStatement } from '#infrastructure/csv/csv-statement';
import { mongoDiscrepancyBook } from '#infrastructure/mongo/reconciliation/mongo-discrepancy-book';
import { mongoLineShelf } from '#infrastructure/mongo/reconciliation/mongo-line-shelf';
import { mongoOurBooks } from '#infrastructure/mongo/reconciliation/mongo-our-books';
import { mongoRunRepository } from '#infrastructure/mongo/reconciliation/mongo-run-repository';
import { type Actor } from '#application/shared/actor';
import { type TenantId } from '#domain/shared/ids';
import { openWorld, type World } from '#test/support/world';
import { account, type Plan, plantedStatement, seedPayments } from './planted-books.ts';

/** `npm run reconcile:proof` asks for a hundred thousand; what is compared every day need not be as many. */
const payments = Number(process.env['RECONCILE_PAYMENTS'] ?? 7_000);
const differences = 100;
const growthMax = 100 * 1_024 * 1_024;
jest.setTimeout(600_000);

const actor: Actor = {
  tenantId: 'kassa' as TenantId,
  subject: 'ops_1',
  roles: ['platform'],
  requestId: 'req_1',
  address: '127.0.0.1',
};

/** The module on the machines of a world, with a statement of its own. */
const appOn = (
  { platform: { mongo, clock, ids, log }, modules }: World,
  statement: Statement,
  change: (ports: ReconciliationPorts) => ReconciliationPorts = (ports) => ports,
) =>
  reconciliationUseCases(
    change({
      runs: mongoRunRepository({ mongo }),
      lines: mongoLineShelf({ mongo }),
      ours: mongoOurBooks({ mongo }),
      discrepancies: mongoDiscrepancyBook({ mongo }),
      accounts: {
        find: () => Promise.resolve({ tenantId: null, provider: 'stripe', open: { statement } }),
        movedIn: () => Promise.resolve([account]),
      },
      desk: { hear: modules.payments.hearNotice, learnFees: modules.payments.learnFees },
      file: csvStatement(),
      clock,
      ids,
      log,
    }),
  );
type App = ReturnType<typeof appOn>;

describe(`${payments} payments against a statement with ${differences} differences`, () => {
  let world: World;
  let plan: Plan;
  let asks = 0;
  beforeAll(async () => {
    world = await openWorld({ webhooksTo: null });
    plan = { payments, every: payments / differences, at: world.platform.clock.now() };
    await seedPayments(world.platform.mongo.db.collection('payments'), plan);
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
  const resultOf = async (app: App, id: Awaited<ReturnType<typeof ask>>) => {
    const run = await app.getRun(actor, id);
    if (!run.ok) throw new Error('the run is gone');
    return run.value;
  };
  /** A hundred differences, the kinds in turn. */
  const wanted = Object.fromEntries(
    differenceKinds.map((kind, place) => [kind, Math.ceil((differences - place) / differenceKinds.length)]),
  );

  it('finds exactly those, in bounded memory; from where they stopped, with two workers at once and one that dies', async () => {
    let dies = 3;
    const app = appOn(
      world,
      plantedStatement(plan, (page) => {
        if (page === 2 && (dies -= 1) > 0) throw new Error('the worker dies');
      }),
    );
    const id = await ask(app);
    const before = process.memoryUsage().rss;
    let highest = before;
    const watch = setInterval(() => (highest = Math.max(highest, process.memoryUsage().rss)), 50);
    await expect(app.workRuns()).rejects.toThrow('the worker dies');
    expect((await resultOf(app, id)).pages).toBe(2);
    expect(await app.workRuns()).toBe(0);
    await world.pass(121_000);
    await expect(app.workRuns()).rejects.toThrow('the worker dies');
    await world.pass(121_000);

    let crashes = true;
    const dying = appOn(world, plantedStatement(plan), (ports) => ({
      ...ports,
      runs: {
        ...ports.runs,
        // Between the discrepancies and the cursor: they are found once more.
        save: (run, holder) => {
          if (run.cursor === null || !crashes) return ports.runs.save(run, holder);
          crashes = false;
          return Promise.reject(new Error('died before the cursor was saved'));
        },
      },
    }));
    await expect(dying.workRuns()).rejects.toThrow('died before the cursor was saved');
    await world.pass(121_000);
    const worked = await Promise.all([app.workRuns(), dying.workRuns()]);
    clearInterval(watch);

    expect(worked.reduce((sum, count) => sum + count, 0)).toBe(1);
    const run = await resultOf(app, id);
    expect(run.status).toBe('completed');
    expect(run.counts).toEqual(wanted);
    const stored = world.platform.mongo.db.collection('reconciliation_discrepancies');
    expect(await stored.countDocuments({ runId: id })).toBe(differences);
    expect(run.totals.USD?.ours.count).toBe(payments - (wanted.status ?? 0));
    expect(highest - before).toBeLessThan(growthMax);
  });

  it('repairs what news can repair, and a second run finds none of it', async () => {
    const app = appOn(world, plantedStatement(plan));
    const id = await ask(app);
    await app.workRuns();
    const repairable = (wanted['missing-here'] ?? 0) + (wanted.status ?? 0);
    const told = { repaired: repairable, needsPerson: differences - repairable };
    const dry = await app.repairRun({ actor, id, dryRun: true });
    expect(dry).toEqual({ ok: true, value: { dryRun: true, ...told } });
    const done = await app.repairRun({ actor, id, dryRun: false });
    expect(done).toEqual({ ok: true, value: { dryRun: false, ...told } });
    const second = await ask(app);
    await app.workRuns();
    const left = { ...(await resultOf(app, second)).counts };
    const { 'missing-here': _here, status: _status, ...others } = wanted;
    expect(left).toEqual(others);
  });
});
