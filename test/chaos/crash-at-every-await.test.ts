import { aCharge, card } from '#test/support/client';
import { bookDifferences } from '#test/support/books';
import { openWorld, type World } from '#test/support/world';
import { type Outcome, type Request, startStoppingApi } from './stopped-process.ts';

/** More awaits than any operation has: the walk is complete when the last requests got through without a stop. */
const awaitsMax = 26;

type Operation = Readonly<{ name: string; asks(world: World, n: number): Promise<Omit<Request, 'key'>> }>;
const intent = { amount: 10_000, currency: 'USD' };
const operations: readonly Operation[] = [
  {
    name: 'charge',
    asks: async (_w, n) => ({ path: '/payments/charge', body: aCharge({ orderId: `order-${n}` }) }),
  },
  {
    name: 'authorize',
    asks: async (_w, n) => ({ path: '/payments/authorize', body: aCharge({ orderId: `order-${n}` }) }),
  },
  { name: 'intent', asks: async () => ({ path: '/payments/intents', body: intent }) },
  {
    name: 'confirm',
    asks: async (world) => {
      const { body } = await world.post('/payments/intents', intent);
      return { path: `/payments/${body.id}/confirm`, body: { paymentMethod: card('visa') } };
    },
  },
  {
    name: 'capture',
    asks: async (world) => ({
      path: `/payments/${(await world.authorized()).id}/capture`,
      body: { amount: 6_000 },
    }),
  },
  {
    name: 'cancel',
    asks: async (world) => ({ path: `/payments/${(await world.authorized()).id}/cancel`, body: {} }),
  },
  {
    name: 'refund',
    asks: async (world) => ({
      path: `/payments/${(await world.charged()).id}/refunds`,
      body: { amount: 2_500 },
    }),
  },
];

/** Longer than a call to the provider belongs to the process that promised it. */
const leaseMs = 6_000;

describe.each(operations)('a process that is killed at every await of $name', ({ name, asks }) => {
  let world: World;
  let outcomes: Outcome[];

  beforeEach(async () => {
    world = await openWorld({ webhooksTo: null });
    const dying = await startStoppingApi(world);
    const requests = await Promise.all(
      Array.from({ length: awaitsMax }, async (_, n) => ({ ...(await asks(world, n)), key: `${name}-${n}` })),
    );
    outcomes = await dying.stopEach(requests);
    await dying.kill();
    await world.pass(leaseMs);
  }, 30_000);
  afterEach(() => world.dispose());

  const repeat = async ({ request: { path, body, key } }: Outcome) => {
    const { status, body: answer } = await world.post(path, body, { key });
    return { status, answer: { ...answer, requestId: undefined } };
  };
  const isStopped = ({ at }: Outcome) => at !== 'finished';

  it('books agree, given that the worker settles it first, and then every repeat gets the one true answer', async () => {
    expect(outcomes.filter(isStopped).length).toBeGreaterThanOrEqual(4);
    expect(outcomes.findLastIndex(isStopped)).toBe(outcomes.filter(isStopped).length - 1);
    await world.settle();
    expect(await bookDifferences(world)).toEqual([]);
    for (const outcome of outcomes) await expectOneAnswer(outcome, [200, 201, 402]);
    expect(await bookDifferences(world)).toEqual([]);
  });

  it('books agree, given that the client repeats it first, and each repeat is done once and answered the same twice', async () => {
    for (const outcome of outcomes) await expectOneAnswer(outcome, [200, 201]);
    await world.settle();
    expect(await bookDifferences(world)).toEqual([]);
    for (const outcome of outcomes) await expectOneAnswer(outcome, [200, 201]);
  });

  const expectOneAnswer = async (outcome: Outcome, statuses: readonly number[]) => {
    const first = await repeat(outcome);
    expect({ at: outcome.at, known: statuses.includes(first.status), is: first }).toMatchObject({
      known: true,
    });
    expect({ at: outcome.at, is: await repeat(outcome) }).toEqual({ at: outcome.at, is: first });
  };
});
