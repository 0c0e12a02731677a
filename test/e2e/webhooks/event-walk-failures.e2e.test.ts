import { type CommandStartedEvent } from 'mongodb';
import { type WebhooksPorts } from '#application/webhooks/index';
import { type EventList } from '#application/webhooks/contract';
import { Unavailable } from '#application/shared/unavailable';
import { type GatewayAccountId } from '#domain/shared/ids';
import { platformOperator } from '#test/support/client';
import { deliver } from '#test/support/mailbox';
import { signed } from '#test/support/signed';
import { stripeOf } from '#test/support/stripe-client';
import { openWorld, type World } from '#test/support/world';
import { keptEvents, walkAll, walkerOf, walking, walkOf } from './walker.ts';

const stripe = 'gwa_configured_stripe';
const leaseMs = 120_000;

/** Nothing is told here: whatever is known was found. */
describe('a walk over lists of events that is disturbed', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({
      env: walking,
      webhooksTo: null,
      mongoOptions: 'monitorCommands=true',
    });
    await walkAll(world);
  });
  afterAll(() => world.dispose());

  const walkBack = async (minutes: number, account = stripe) => {
    const from = new Date(world.platform.clock.now().getTime() - minutes * 60_000).toISOString();
    const asked = { gatewayAccountId: account, from };
    return world.post('/admin/webhook-events/walk', asked, { as: platformOperator });
  };
  /** A payment whose events are a quarter of an hour old, and of which only its provider's list tells. */
  const anOldCharge = async () => {
    const payment = await world.charged();
    await world.pass(900_000);
    return payment;
  };
  const kept = (filter: object = {}) => keptEvents(world).countDocuments({ provider: 'stripe', ...filter });
  const walkTo = async () => (await walkOf(world, stripe))!.walkedTo;
  const withList = (change: (list: EventList) => EventList) => (ports: WebhooksPorts) => ({
    accounts: {
      ...ports.accounts,
      find: async (id: GatewayAccountId) => {
        const account = await ports.accounts.find(id);
        const events = account?.open.events;
        return account && events && id === stripe
          ? { ...account, open: { events: change(events) } }
          : account;
      },
    },
  });

  it('is taken up after a crash between what was kept and the place being saved, and changes nothing twice', async () => {
    const { id } = await anOldCharge();
    const before = await kept();
    const dying = walkerOf(world, ({ walks }) => ({
      walks: { ...walks, save: () => Promise.reject(new Unavailable('killed')) },
    }));
    await expect(dying.walkEvents()).rejects.toThrow('killed');
    const found = await kept();
    expect(found).toBeGreaterThan(before);
    const place = await walkTo();

    await walkerOf(world).walkEvents();
    expect(await walkTo()).toEqual(place);
    await world.pass(leaseMs + 1_000);
    await world.settle();
    expect((await walkTo()).getTime()).toBeGreaterThan(place.getTime());
    expect(await kept()).toBe(found);
    expect(await kept({ status: 'processed' })).toBe(found);
    expect(await world.payment(id)).toMatchObject({ status: 'completed', capturedAmount: 10_000 });
  });

  it('is made once by two workers, and keeps each event once when both do it', async () => {
    await anOldCharge();
    const asked: string[] = [];
    const counted = withList((list) => ({
      ...list,
      page: (from, to, after) => {
        asked.push(from.toISOString());
        return list.page(from, to, after);
      },
    }));
    const [one, other] = [walkerOf(world, counted), walkerOf(world, counted)];
    const before = await kept();
    const seen = await Promise.all([one.walkEvents(), other.walkEvents()]);
    expect(seen.filter((count) => count > 0)).toHaveLength(1);
    expect(new Set(asked).size).toBe(asked.length);
    const found = await kept();
    expect(found).toBeGreaterThan(before);

    // The first still walks when an admin sends the walk back, and the second takes it over.
    await anOldCharge();
    let takenOver: Promise<number> | undefined;
    const overtaken = walkerOf(
      world,
      withList((list) => ({
        ...list,
        page: async (...where) => {
          const page = await list.page(...where);
          if (!takenOver) {
            await walkBack(20);
            takenOver = other.walkEvents();
          }
          return page;
        },
      })),
    );
    await overtaken.walkEvents();
    await takenOver;
    await world.settle();
    const ids = (await keptEvents(world).find({ provider: 'stripe' }).toArray()).map(({ _id }) => _id);
    const { data } = await stripeOf(world).events.list({ limit: 6, types: ['charge.succeeded'] });
    for (const { id } of data) expect(ids).toContain(`stripe:${id}`);
    expect(await kept({ status: 'processed', version: 1 })).toBe(ids.length);
  });

  it('goes on at the page where the provider stopped answering, with one question and one write for a page', async () => {
    await Promise.all(Array.from({ length: 45 }, () => world.charged()));
    await world.pass(900_000);
    const { client } = world.platform.mongo.db;
    const asked: string[] = [];
    const hear = ({ commandName, command }: CommandStartedEvent) => {
      const of = String(command[commandName]);
      if (of === 'webhook_events') asked.push(commandName);
    };
    const places: (string | null)[] = [];
    const halting = walkerOf(
      world,
      withList((list) => ({
        ...list,
        page: async (from, to, after) => {
          places.push(after);
          if (places.length === 2) await world.fault({ operation: 'events', mode: 'error-500' });
          return list.page(from, to, after);
        },
      })),
    );
    client.on('commandStarted', hear);
    expect(await halting.walkEvents()).toBe(0);
    client.off('commandStarted', hear);
    expect(asked.filter((name) => name === 'find')).toHaveLength(1);
    expect(asked.filter((name) => name === 'insert')).toHaveLength(1);
    expect(await walkOf(world, stripe)).toMatchObject({ tries: 1, slice: { next: places[1] } });

    expect(await halting.walkEvents()).toBe(0);
    await world.pass(31_000);
    expect(await halting.walkEvents()).toBeGreaterThan(30);
    expect(places[2]).toBe(places[1]);
    expect(places[1]).not.toBeNull();
    expect(await walkOf(world, stripe)).toMatchObject({ tries: 0, slice: null });
    await world.settle();
    expect(await kept({ status: { $ne: 'processed' } })).toBe(0);
  });

  it('changes nothing where more is known already, however old what it finds is', async () => {
    const { id } = await world.charged();
    await world.post(`/payments/${id}/refunds`, { amount: 4_000 });
    await world.pass(900_000);
    await world.settle();
    const before = await world.payment(id);
    expect(before).toMatchObject({ status: 'partially_refunded', refundedAmount: 4_000 });
    await keptEvents(world).deleteMany({});
    expect((await walkBack(60)).status).toBe(202);
    await walkAll(world);
    await world.settle();
    expect(await kept()).toBeGreaterThan(0);
    const after = await world.payment(id);
    expect({ ...after, updatedAt: null }).toEqual({ ...before, updatedAt: null });
  });

  it('makes a duplicate of the webhook that comes after all, and of it one piece of work', async () => {
    const { providerPaymentId } = await anOldCharge();
    await walkAll(world);
    const { data } = await stripeOf(world).events.list({ limit: 20, type: 'payment_intent.succeeded' });
    const event = data.find(({ data: { object } }) => (object as { id: string }).id === providerPaymentId)!;
    const { status, body } = await deliver(world.url, signed(event, { at: world.platform.clock.now() }));
    expect([status, body]).toEqual([200, { received: true, duplicate: true }]);
    await world.settle();
    const found = await keptEvents(world).findOne({ _id: `stripe:${event.id}` });
    expect(found).toMatchObject({ status: 'processed', foundBy: 'walk', version: 1 });
  });

  it('of one account is not held up by another, whose provider does not answer', async () => {
    await world.charged({ gateway: 'paypal', paymentMethod: { type: 'paypal', token: 'sandbox-vault-ok' } });
    await anOldCharge();
    await world.fault({ operation: 'events', mode: 'error-500', times: 2 });
    const before = await walkTo();
    await world.sweep();
    expect((await walkOf(world, stripe))!.tries).toBe(1);
    expect(await walkTo()).toEqual(before);
    expect(await keptEvents(world).countDocuments({ provider: 'paypal', foundBy: 'walk' })).toBeGreaterThan(
      0,
    );
    await world.sweep();
    expect((await walkOf(world, stripe))!.tries).toBe(1);
    await world.pass(31_000);
    await world.sweep();
    expect((await walkOf(world, stripe))!.tries).toBe(2);
    await world.pass(61_000);
    await world.sweep();
    expect((await walkOf(world, stripe))!.tries).toBe(0);
  });
});
