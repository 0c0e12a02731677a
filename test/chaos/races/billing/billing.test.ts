import { type BillingPorts } from '#application/billing/index';
import { type Invoice } from '#domain/billing/invoice';
import { type Subscription } from '#domain/billing/subscription';
import { type TenantId } from '#domain/shared/ids';
import { billingDifferences } from '#test/support/billing-books';
import { bookDifferences } from '#test/support/books';
import { openSubscribers } from '#test/support/stored-subscribers';
import { openWorld, type World } from '#test/support/world';
import { type Scenes, scenesIn, someBalance } from '../../billing-operations.ts';
import { billingPortsInTurn } from '../ports-in-turn.ts';
import { openTurns } from '../turns.ts';
import * as move from './billing-moves.ts';

type Race = Readonly<{
  between: readonly [move.BillingMove, move.BillingMove];
  from(scenes: Scenes): Promise<move.BillingScene>;
}>;
const due = async (scenes: Scenes) => ({ subscription: await scenes.due() });
const running = async (scenes: Scenes) => ({ subscription: await scenes.running() });
const withBalance = async (scenes: Scenes) => ({ subscription: await scenes.runningWithBalance() });
const otherCard = { type: 'card', token: 'pm_card_mastercard' } as const;

const races: readonly Race[] = [
  { between: [move.work, move.cancelNow], from: due },
  { between: [move.work, move.work], from: due },
  { between: [move.work, move.upgrade], from: due },
  { between: [move.work, move.pay()], from: (scenes) => scenes.retried() },
  { between: [move.pay(otherCard), move.work], from: (scenes) => scenes.retried() },
  { between: [move.pay(), move.pay(otherCard)], from: (scenes) => scenes.owed() },
  { between: [move.voidIt, move.pay()], from: (scenes) => scenes.owed() },
  { between: [move.pay(), move.voidIt], from: (scenes) => scenes.owed() },
  { between: [move.pay(), move.cancelNow], from: (scenes) => scenes.owed() },
  { between: [move.upgrade, move.cancelNow], from: running },
  { between: [move.upgrade, move.cancelNow], from: withBalance },
  { between: [move.upgrade, move.upgrade], from: running },
];
/** More awaits than any command has. */
const awaitsMax = 40;
/** Longer than a claim, and than whoever began an attempt may take. */
const lapseMs = 61_000;
const roundsMax = 2;
const tenantId = 'acme' as TenantId;

type Met = Readonly<{
  where: string;
  scene: move.BillingScene;
  told: readonly [move.Told | undefined, move.Told | undefined];
}>;

describe('two commands about one subscription', () => {
  const rows = races.map(
    (race, n) => [`${n + 1}: ${race.between.map(({ name }) => name).join(' × ')}`, race] as const,
  );
  const met = new Map<Race, readonly Met[]>();
  const given = new Map<string, bigint>();
  let world: World;
  let ports: BillingPorts;

  beforeAll(async () => {
    const turns = openTurns();
    const inTurn = billingPortsInTurn(turns);
    world = await openWorld({ webhooksTo: null, changeBilling: (known) => inTurn((ports = known)) });
    await world.get('/plans');
    const { billing } = world.modules;
    const scenes = scenesIn(world, await openSubscribers(world, { address: { country: 'DE' } }), () => ports);
    for (const [number, [, race]] of rows.entries()) {
      const all: Met[] = [];
      const [first, second] = race.between;
      for (let n = 1; n <= awaitsMax; n += 1) {
        const scene = await race.from(scenes);
        given.set(scene.subscription.id, scene.subscription.balance.minor);
        const key = `race-${number}-${n}`;
        const meeting = await turns.meet(
          [() => first.ask(billing, scene, `${key}-1`), n],
          [() => second.ask(billing, scene, `${key}-2`), Infinity],
        );
        const where = `${first.name} at ${meeting.at ?? 'its end'}`;
        all.push({ where, scene, told: [meeting.first, meeting.second] });
        if (meeting.at === undefined) break;
      }
      met.set(race, all);
    }
    for (let round = 0; round < roundsMax; round += 1) {
      await world.settle();
      await world.pass(lapseMs);
    }
    await world.settle();
  }, 300_000);
  afterAll(() => world.dispose());

  const endOf = async ({ subscription: { id } }: move.BillingScene): Promise<move.BillingEnd> => {
    const { data } = await ports.invoices.list({ tenantId }, { subscriptionId: id }, { limit: 10 });
    const subscription = await ports.subscriptions.find(tenantId, id);
    if (!subscription) throw new Error(`${id} has vanished`);
    return { subscription, invoices: await Promise.all(data.map(withKept)) };
  };
  const withKept = async (invoice: Invoice) => {
    const payments = world.platform.mongo.db.collection('payments');
    const kept = { invoiceId: invoice.id, status: { $in: ['completed', 'partially_refunded'] } };
    const taken = { invoiceId: invoice.id, status: { $in: [...kept.status.$in, 'refunded'] } };
    return {
      invoice,
      kept: await payments.countDocuments(kept),
      taken: await payments.countDocuments(taken),
    };
  };
  const inShort = ({ subscription, invoices }: move.BillingEnd): string =>
    [stateOf(subscription), ...invoices.map(({ invoice, kept }) => `${invoice.status}, ${kept} kept`)].join(
      '; ',
    );
  const stateOf = ({ id, status, isSettled, period }: Subscription): string =>
    `${id} is ${status}, ${isSettled ? '' : 'not '}settled, in period ${period.index}`;

  it.each(rows)('%s: at whatever await they meet, both are told the truth', async (_names, race) => {
    const all = met.get(race) ?? [];
    const lies: string[] = [];
    for (const { where, scene, told } of all) {
      const end = await endOf(scene);
      for (const [side, { name, isTrue }] of race.between.entries())
        if (!isTrue(told[side], end)) lies.push(`${where}: ${name} was told ${told[side]}: ${inShort(end)}`);
    }
    expect(lies).toEqual([]);
    expect(all.length).toBeGreaterThan(5);
  });
  it('nobody is charged for what they had cancelled before the charge was asked for', async () => {
    const all = met.get(races[0]!) ?? [];
    const charged = all.findIndex(({ where }) => where.endsWith('charges.charge'));
    expect(charged).toBeGreaterThan(5);
    for (const { where, scene } of all.slice(0, charged)) {
      const taken = (await endOf(scene)).invoices.reduce((sum, one) => sum + one.taken, 0);
      expect({ where, taken }).toEqual({ where, taken: 0 });
    }
  });
  it('what the balance paid of a change that was not made is back, with a credit note', async () => {
    const [, race] = rows.find(([, { from }]) => from === withBalance)!;
    const ends = await Promise.all((met.get(race) ?? []).map(({ scene }) => endOf(scene)));
    const notes = ends.flatMap(({ invoices }) => invoices.flatMap(({ invoice }) => invoice.creditNotes));
    const ofBalance = notes.filter(({ refundId }) => refundId === null);
    expect(ofBalance.length).toBeGreaterThan(0);
    expect(new Set(ofBalance.map(({ amount }) => amount.minor))).toEqual(new Set([someBalance.minor]));
  });
  it('and all books agree to the cent', async () => {
    expect(await billingDifferences(world, given)).toEqual([]);
    expect(await bookDifferences(world)).toEqual([]);
    expect(await world.modules.ledger.proveLedger()).toMatchObject({ problems: [], pending: [] });
  });
});
