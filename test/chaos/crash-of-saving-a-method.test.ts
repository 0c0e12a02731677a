import { aCustomer, aSavedCard, type MethodBody, methodOf, setupOf } from '#test/e2e/customers/saved';
import { stripeOf } from '#test/support/stripe-client';
import { openWorld, type World } from '#test/support/world';
import { dieAtEveryAwait, isStopped } from './every-await.ts';
import { type Outcome, type Request, startStoppingApi } from './stopped-process.ts';

/** Longer than a call belongs to the process that promised it. */
const leaseMs = 30_000;
/** All walks, on a machine that is busy with something else. */
const playedWithinMs = 180_000;

type Operation = Readonly<{
  name: string;
  /** What a customer of its own asks for. */
  asks(world: World, customerId: string): Promise<Omit<Request, 'key'>>;
  /** How their methods end, and how many are kept at Stripe then. */
  ends: string;
  kept: number;
  statuses: readonly number[];
}>;
const saving = { type: 'card', token: 'pm_card_visa' };
const operations: readonly Operation[] = [
  {
    name: 'saving',
    asks: async (_world, customerId) => ({ path: '/payment-methods', body: { ...saving, customerId } }),
    ends: 'active',
    kept: 1,
    statuses: [201],
  },
  {
    name: 'confirming',
    asks: async (world, customerId) => {
      const { body } = await world.post('/payment-methods/setup', { type: 'card', customerId });
      await stripeOf(world).setupIntents.confirm(setupOf(body), {
        payment_method: 'pm_card_visa',
        return_url: 'https://shop.test/back',
      });
      return { path: `/payment-methods/${body.id}/confirm`, body: {} };
    },
    ends: 'active',
    kept: 1,
    statuses: [200],
  },
  {
    name: 'removing',
    asks: async (world, customerId) => {
      const { id } = await aSavedCard(world, { customerId });
      return { method: 'delete', path: `/payment-methods/${id}`, body: {} };
    },
    ends: 'removed',
    kept: 0,
    statuses: [200],
  },
];

type Died = readonly (Outcome & Readonly<{ customerId: string }>)[];
type Told = Readonly<{ status: number; body: MethodBody }>;
/** What was told to who was stopped there, and what their customer has then: methods that ended so, and how many Stripe keeps. */
type Seen = Readonly<{
  at: string;
  told: readonly Told[];
  statuses: readonly string[];
  kept: number;
  isDefault: boolean;
}>;

/** How many methods Stripe keeps for each customer of ours. */
const keptAtStripe = async (world: World): Promise<ReadonlyMap<string, number>> => {
  const stripe = stripeOf(world);
  const kept = new Map<string, number>();
  for await (const { id, metadata } of stripe.customers.list({ limit: 100 })) {
    const { data } = await stripe.paymentMethods.list({ customer: id });
    const ours = metadata.kassa_customer_id!;
    kept.set(ours, (kept.get(ours) ?? 0) + data.length);
  }
  return kept;
};

/** All die in one process. Then the client repeats half of them, and the worker finishes the other half. */
describe('a process that is killed at every await', () => {
  let world: World;
  const repeatedFirst = new Map<Operation, readonly Seen[]>();
  const settledFirst = new Map<Operation, readonly Seen[]>();

  const repeat = async ({ request: { method, path, body, key } }: Outcome): Promise<Told> => {
    const answer = await (method === 'delete' ? world.delete(path) : world.post(path, body, { key }));
    return { status: answer.status, body: answer.body };
  };
  const tell = (died: Died): Promise<Told[][]> =>
    Promise.all(died.map(async (one) => [await repeat(one), await repeat(one)]));
  const look = async ({ ends }: Operation, died: Died, told: readonly Told[][]): Promise<Seen[]> => {
    const kept = await keptAtStripe(world);
    return Promise.all(
      died.map(async ({ at, customerId }, n) => {
        const all = `?customerId=${customerId}&status=${ends}`;
        const data: readonly MethodBody[] = (await world.get(`/payment-methods${all}`)).body.data;
        const found = await Promise.all(data.map(({ id }) => methodOf(world, id)));
        const { defaultPaymentMethodId } = (await world.get(`/customers/${customerId}`)).body;
        return {
          at,
          told: told[n]!,
          statuses: found.map(({ status }) => status),
          kept: kept.get(customerId) ?? 0,
          isDefault: defaultPaymentMethodId !== null && defaultPaymentMethodId === data[0]?.id,
        };
      }),
    );
  };

  beforeAll(async () => {
    world = await openWorld({ webhooksTo: null });
    const dying = await startStoppingApi(world);
    const halves: (readonly [operation: Operation, repeated: Died, settled: Died])[] = [];
    for (const operation of operations) {
      const die = (order: string): Promise<Died> =>
        dieAtEveryAwait(dying, async (n) => {
          const { id: customerId } = await aCustomer(world);
          const asked = await operation.asks(world, customerId);
          return { customerId, request: { ...asked, key: `${operation.name}-${order}-${n}` } };
        });
      halves.push([operation, await die('repeated'), await die('settled')]);
    }
    await dying.kill();
    await world.pass(leaseMs);

    const told = new Map<Operation, Told[][]>();
    for (const [operation, repeated] of halves) told.set(operation, await tell(repeated));
    await world.sweep();
    for (const [operation, repeated] of halves)
      repeatedFirst.set(operation, await look(operation, repeated, told.get(operation)!));

    for (let round = 0; round < 3; round += 1) {
      await world.sweep();
      await world.pass(leaseMs);
    }
    for (const [operation, , settled] of halves) told.set(operation, await tell(settled));
    await world.sweep();
    for (const [operation, , settled] of halves)
      settledFirst.set(operation, await look(operation, settled, told.get(operation)!));
  }, playedWithinMs);
  afterAll(() => world.dispose());

  const expectEnded = (seen: readonly Seen[], { ends, kept, statuses }: Operation): void => {
    expect(seen.filter(isStopped).length).toBeGreaterThanOrEqual(8);
    for (const { at, told, ...is } of seen) {
      const [first, again] = told;
      expect({ at, known: statuses.includes(first!.status), is: first }).toMatchObject({
        known: true,
        is: { body: { status: ends } },
      });
      expect({ at, is: again }).toEqual({ at, is: first });
      const expected = { statuses: [ends], kept, isDefault: ends === 'active' };
      expect({ at, is }).toEqual({ at, is: expected });
    }
  };
  it.each(operations)(
    'of $name a method: it ends as it should, given that the client repeats it first',
    (one) => expectEnded(repeatedFirst.get(one)!, one),
  );
  it.each(operations)(
    'of $name a method: it ends as it should, given that the worker finishes it first',
    (one) => expectEnded(settledFirst.get(one)!, one),
  );
});
