import { aCustomer, aSavedCard, keptAtStripe, methodOf, setupOf } from '#test/e2e/customers/saved';
import { stripeOf } from '#test/support/stripe-client';
import { openWorld, type World } from '#test/support/world';
import { type Outcome, type Request, startStoppingApi } from './stopped-process.ts';

/** More awaits than any operation has: the walk is complete when the last requests got through without a stop. */
const awaitsMax = 34;
/** Longer than a call belongs to the process that promised it. */
const leaseMs = 30_000;

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

describe.each(operations)('a process that is killed at every await of $name a method', (operation) => {
  let world: World;
  let customers: string[];
  let outcomes: Outcome[];

  beforeEach(async () => {
    world = await openWorld({ webhooksTo: null });
    const dying = await startStoppingApi(world);
    customers = [];
    const requests: Request[] = [];
    for (let n = 0; n < awaitsMax; n += 1) {
      const { id } = await aCustomer(world);
      customers.push(id);
      requests.push({ ...(await operation.asks(world, id)), key: `${operation.name}-${n}` });
    }
    outcomes = await dying.stopEach(requests);
    await dying.kill();
    await world.pass(leaseMs);
  }, 60_000);
  afterEach(() => world.dispose());

  const isStopped = ({ at }: Outcome) => at !== 'finished';
  const repeat = async ({ at, request: { method, path, body, key } }: Outcome) => {
    const answer = await (method === 'delete' ? world.delete(path) : world.post(path, body, { key }));
    expect({ at, status: answer.status, body: answer.body }).toMatchObject({
      at,
      status: expect.any(Number),
      body: { status: operation.ends },
    });
    expect({ at, known: operation.statuses.includes(answer.status) }).toEqual({ at, known: true });
    return answer.body;
  };
  const expectEnded = async () => {
    for (const [n, customerId] of customers.entries()) {
      const { at } = outcomes[n]!;
      const all = `?customerId=${customerId}&status=${operation.ends}`;
      const { data } = (await world.get(`/payment-methods${all}`)).body;
      const { defaultPaymentMethodId } = (await world.get(`/customers/${customerId}`)).body;
      const { length: kept } = await keptAtStripe(world, customerId);
      expect({ at, methods: data.length, kept, default: defaultPaymentMethodId }).toEqual({
        at,
        methods: 1,
        kept: operation.kept,
        default: operation.ends === 'active' ? data[0].id : null,
      });
    }
  };

  it('ends as it should, given that the client repeats it first', async () => {
    expect(outcomes.filter(isStopped).length).toBeGreaterThanOrEqual(8);
    expect(outcomes.findLastIndex(isStopped)).toBe(outcomes.filter(isStopped).length - 1);
    for (const outcome of outcomes) expect(await repeat(outcome)).toEqual(await repeat(outcome));
    await world.sweep();
    await expectEnded();
  }, 60_000);

  it('ends as it should, given that the worker finishes it first', async () => {
    for (let round = 0; round < 3; round += 1) {
      await world.sweep();
      await world.pass(leaseMs);
    }
    for (const outcome of outcomes) {
      const { id } = await repeat(outcome);
      expect(await methodOf(world, id)).toMatchObject({ status: operation.ends });
    }
    await world.sweep();
    await expectEnded();
  }, 60_000);
});
