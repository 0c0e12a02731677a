import { closeInvoice } from '#application/billing/close-invoice';
import { load } from '#application/shared/load';
import { type Subscription } from '#domain/billing/subscription';
import { type PlanId, type TenantId } from '#domain/shared/ids';
import { mongoInvoiceRepository } from '#infrastructure/mongo/billing/mongo-invoice-repository';
import { mongoSubscriptionRepository } from '#infrastructure/mongo/billing/mongo-subscription-repository';
import { billingDifferences } from '#test/support/billing-books';
import { bookDifferences } from '#test/support/books';
import { openSubscribers } from '#test/support/stored-subscribers';
import { openWorld, type World } from '#test/support/world';
import { asking, type Scenes, scenesIn } from './billing-operations.ts';
import { openDeaths } from './billing-that-dies.ts';

const tenantId = 'acme' as TenantId;
/** More awaits than any command has: the walk is complete when the last one got through. */
const awaitsMax = 40;
/** Longer than a claim, and than whoever began an attempt may take. */
const lapseMs = 61_000;
const roundsMax = 2;
/** Either whoever asked asks again at once, or time goes by before they do. */
const orders = ['asked-first', 'settled-first'] as const;
const pro = 'pln_pro' as PlanId;
const deaths = openDeaths();

/** A command that is to die, again under the same key, and what its subscription is like in the end. */
type Ask = Readonly<{
  run(): Promise<unknown>;
  subscription?: Subscription;
  /** Whether whoever asked asks again; Kassa's own work is found by the clock. */
  isAskedAgain: boolean;
}>;
type Operation = Readonly<{
  name: string;
  prepare(world: World, scenes: Scenes, key: string): Promise<Ask>;
  /** Once it was asked for again. */
  ends: object;
  invoice: object;
}>;
const operations: readonly Operation[] = [
  {
    name: 'subscribing',
    prepare: async ({ modules }, scenes, key) => {
      const asked = { planId: pro, interval: 'month', quantity: 1, payBy: 'method', trial: true } as const;
      const customerId = await scenes.nobody();
      return {
        isAskedAgain: true,
        run: () => modules.billing.openSubscription({ ...asking(key), asked: { ...asked, customerId } }),
      };
    },
    ends: {},
    invoice: {},
  },
  {
    name: 'renewing',
    prepare: async ({ modules }, scenes) => ({
      isAskedAgain: false,
      subscription: await scenes.due(),
      run: () => modules.billing.workDueSubscriptions(),
    }),
    ends: { status: 'active', isSettled: true, period: { index: 1 } },
    invoice: { status: 'paid', periodIndex: 1 },
  },
  {
    name: 'renewing with a balance',
    prepare: async ({ modules }, scenes) => ({
      isAskedAgain: false,
      subscription: await scenes.dueWithBalance(),
      run: () => modules.billing.workDueSubscriptions(),
    }),
    ends: { status: 'active', isSettled: true, period: { index: 1 }, balance: { minor: 0n } },
    invoice: { status: 'paid', periodIndex: 1, credit: { minor: 400n } },
  },
  {
    name: 'a change that is paid for',
    prepare: async ({ modules }, scenes, key) => {
      const subscription = await scenes.running();
      const asked = { planId: pro, proration: 'prorate' } as const;
      return {
        isAskedAgain: true,
        subscription,
        run: () => modules.billing.changePlan({ ...asking(key), id: subscription.id, asked }),
      };
    },
    ends: { status: 'active', pending: null },
    invoice: { periodIndex: null },
  },
  {
    name: 'paying an invoice',
    prepare: async ({ modules }, scenes, key) => {
      const { subscription, invoiceId: id } = await scenes.owed();
      return {
        isAskedAgain: true,
        subscription,
        run: () => modules.billing.payInvoice({ ...asking(key), id, asked: {} }),
      };
    },
    ends: { period: { index: 1 }, balance: { minor: 0n } },
    invoice: { periodIndex: 1 },
  },
  {
    name: 'voiding an invoice',
    prepare: async ({ modules }, scenes, key) => {
      const { subscription, invoiceId: id } = await scenes.owed();
      return {
        isAskedAgain: true,
        subscription,
        run: () => modules.billing.voidInvoice({ ...asking(key), id, asked: { reason: 'a mistake' } }),
      };
    },
    ends: { status: 'active', isSettled: true, balance: { minor: 400n } },
    invoice: { status: 'void' },
  },
  {
    name: 'giving an invoice up',
    prepare: async (_world, scenes) => {
      const { subscription, invoiceId } = await scenes.owed();
      return {
        isAskedAgain: true,
        subscription,
        run: async () => {
          const ports = deaths.mortalPorts();
          const invoice = await load(ports.invoices, tenantId, invoiceId);
          await closeInvoice(ports, invoice, 'give-up', 'nobody paid');
        },
      };
    },
    ends: { status: 'past_due', balance: { minor: 400n } },
    invoice: { status: 'uncollectible', credit: { minor: 0n }, returned: { minor: 400n } },
  },
  {
    name: 'cancelling with a credit',
    prepare: async ({ modules }, scenes, key) => {
      const subscription = await scenes.running();
      const asked = { when: 'now', creditUnused: true } as const;
      return {
        isAskedAgain: true,
        subscription,
        run: () => modules.billing.cancelSubscription({ ...asking(key), id: subscription.id, asked }),
      };
    },
    ends: { status: 'cancelled', extraInvoices: 1 },
    invoice: { status: 'paid', paymentId: null },
  },
];

type Death = Readonly<{ at: string; operation: Operation; ask: Ask }>;

describe('a process that dies at every await of billing', () => {
  let world: World;
  const died = new Map<string, readonly Death[]>();
  const given = new Map<string, bigint>();

  beforeAll(async () => {
    world = await openWorld({ webhooksTo: null, changeBilling: deaths.change });
    await world.get('/plans');
    const scenes = scenesIn(
      world,
      await openSubscribers(world, { address: { country: 'DE' } }),
      deaths.ports,
    );
    for (const operation of operations) {
      for (const first of orders) {
        const all: Death[] = [];
        while (all.length < awaitsMax && all.at(-1)?.at !== 'finished') {
          const ask = await operation.prepare(world, scenes, `${operation.name}-${first}-${all.length}`);
          if (ask.subscription) given.set(ask.subscription.id, ask.subscription.balance.minor);
          const at = await deaths.runUntil(all.length + 1, ask.run);
          all.push({ at, operation, ask });
        }
        died.set(`${operation.name}, ${first}`, all);
      }
    }
    const everyone = [...died].flatMap(([name, all]) => all.map((death) => ({ name, death })));
    const askAgain = async (which: (name: string) => boolean): Promise<void> => {
      for (const { name, death } of everyone)
        if (death.ask.isAskedAgain && which(name)) await death.ask.run();
    };
    await askAgain((name) => name.endsWith('asked-first'));
    for (let round = 0; round < roundsMax; round += 1) {
      await world.settle();
      await world.pass(lapseMs);
    }
    await askAgain(() => true);
    await world.settle();
  }, 300_000);
  afterAll(() => world.dispose());

  it.each(operations)('of $name: it comes to the one end', async ({ name, ends, invoice }) => {
    const { mongo } = world.platform;
    for (const first of orders) {
      const all = died.get(`${name}, ${first}`) ?? [];
      expect(all.length).toBeGreaterThan(4);
      expect(all.at(-1)?.at).toBe('finished');
      for (const { at, ask } of all) {
        if (!ask.subscription) continue;
        const { id } = ask.subscription;
        const [is, { data }] = await Promise.all([
          mongoSubscriptionRepository({ mongo }).find(tenantId, id),
          mongoInvoiceRepository({ mongo }).list({ tenantId }, { subscriptionId: id }, { limit: 2 }),
        ]);
        expect({ first, at, is, invoices: data }).toMatchObject({ first, at, is: ends, invoices: [invoice] });
      }
    }
  });
  it('and all books agree', async () => {
    expect(await billingDifferences(world, given)).toEqual([]);
    expect(await bookDifferences(world)).toEqual([]);
    expect(await world.modules.ledger.proveLedger()).toMatchObject({ problems: [], pending: [] });
  });
});
