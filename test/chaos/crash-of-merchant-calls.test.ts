import { sandboxPaymeCredentials } from '#sandbox/payme/payme-settings';
import { openClickWorld, price } from '#test/e2e/click/click-world';
import { openPaymeWorld } from '#test/e2e/payme/payme-world';
import { type World } from '#test/support/world';
import { type Outcome, type Request, startStoppingApi } from './stopped-process.ts';

/** More awaits than any of these calls has: the walk is complete when the last got through without a stop. */
const awaitsMax = 26;
/** Longer than a step of a transaction belongs to the process that began it. */
const leaseMs = 6_000;

/** One call of a provider that leads, as it is made the first time; and what the payment is once it was answered. */
type Call = Readonly<{
  request: Omit<Request, 'key'>;
  paymentId: string;
  /** Makes it again, and gives what the answer comes to: Payme's state, Click's error. */
  again(): Promise<unknown>;
}>;
type Led = Readonly<{ world: World; ready(): Promise<Call> }>;
type Walk = Readonly<{
  name: string;
  open(): Promise<Led>;
  /** What the provider must be told, the first time and ever after. */
  answers: readonly number[];
  ends: object;
}>;

const paymeHeaders = {
  'Content-Type': 'text/json',
  Authorization: `Basic ${Buffer.from(`Paycom:${sandboxPaymeCredentials.testKey}`).toString('base64')}`,
};

/** Payme's transaction, opened and performed as far as said, and then the call of this method. */
const payme = async (method: string, isPerformed: boolean): Promise<Led> => {
  const world = await openPaymeWorld();
  return {
    world,
    ready: async () => {
      const { payment, id } = await world.opened();
      if (isPerformed) await world.ask('PerformTransaction', { id });
      const params = method === 'CancelTransaction' ? { id, reason: 5 } : { id };
      const body = { method, params, id: 1 };
      return {
        request: { path: '/webhooks/payme', body, headers: paymeHeaders },
        paymentId: payment.id,
        again: async () => (await world.ask(method, params)).result?.state,
      };
    },
  };
};

const click = async (): Promise<Led> => {
  const world = await openClickWorld();
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
  return {
    world,
    ready: async () => {
      const attempt = await world.prepared();
      return {
        request: { path: '/webhooks/click', body: world.completion(attempt), headers },
        paymentId: attempt.order,
        again: async () => (await world.complete(attempt)).error,
      };
    },
  };
};

const paid = { status: 'completed', capturedAmount: price, refundedAmount: 0 };
const walks: readonly Walk[] = [
  {
    name: "Payme's PerformTransaction",
    open: () => payme('PerformTransaction', false),
    answers: [2],
    ends: paid,
  },
  {
    name: "Payme's CancelTransaction of an open one",
    open: () => payme('CancelTransaction', false),
    answers: [-1],
    ends: { status: 'requires_action', capturedAmount: 0 },
  },
  {
    name: "Payme's CancelTransaction of a performed one",
    open: () => payme('CancelTransaction', true),
    answers: [-2],
    ends: { ...paid, status: 'refunded', refundedAmount: price },
  },
  {
    // -4: it has been confirmed before.
    name: "Click's Complete",
    open: click,
    answers: [0, -4],
    ends: paid,
  },
];

describe.each(walks)('a process that is killed at every await of $name', ({ open, answers, ends }) => {
  let led: Led;
  let calls: Call[];
  let outcomes: Outcome[];
  beforeEach(async () => {
    led = await open();
    const dying = await startStoppingApi(led.world);
    calls = await Promise.all(Array.from({ length: awaitsMax }, () => led.ready()));
    outcomes = await dying.stopEach(calls.map(({ request }, n) => ({ ...request, key: `call-${n}` })));
    await dying.kill();
    await led.world.pass(leaseMs);
  }, 40_000);
  afterEach(() => led.world.dispose());

  const expectAnswered = async () => {
    for (const [n, { again, paymentId }] of calls.entries()) {
      const { at } = outcomes[n]!;
      for (const told of [await again(), await again()])
        expect({ at, isRight: answers.includes(told as number), told }).toMatchObject({ isRight: true });
      expect({ at, is: await led.world.payment(paymentId) }).toMatchObject({ at, is: ends });
    }
  };
  const stops = () => outcomes.filter(({ at }) => at !== 'finished').length;

  it('is as it was asked for once, given that the provider repeats the call', async () => {
    expect(stops()).toBeGreaterThanOrEqual(4);
    expect(stops()).toBeLessThan(awaitsMax);
    await expectAnswered();
    await led.world.settle();
    await expectAnswered();
  });

  it('is as it was asked for once, given that the worker finishes what was begun before the provider repeats it', async () => {
    await led.world.settle();
    await expectAnswered();
  });
});

describe('a worker that is killed at every await of finishing a perform whose process lost the database', () => {
  it('has the payment paid once, by the next', async () => {
    const world = await openPaymeWorld();
    const losing = await world.anotherApi({
      change: (ports) => ({
        ...ports,
        payments: { ...ports.payments, save: () => Promise.reject(new Error('the database is gone')) },
      }),
    });
    const worker = await startStoppingApi(world);
    const stops: string[] = [];
    for (let n = 1; n <= awaitsMax && stops.at(-1) !== 'finished'; n += 1) {
      const { payment, id } = await world.opened();
      const body = { method: 'PerformTransaction', params: { id }, id: 1 };
      const asked = { key: null, headers: paymeHeaders };
      expect((await losing.post('/webhooks/payme', body, asked)).body.error.code).toBe(-32400);
      await world.pass(leaseMs);
      stops.push(await worker.stopWork('finish-transactions', n));
      await world.pass(leaseMs);
      await world.settle();
      expect({ after: stops.at(-1), is: await world.payment(payment.id) }).toMatchObject({ is: paid });
      expect((await world.ask('PerformTransaction', { id })).result).toMatchObject({ state: 2 });
    }
    await worker.kill();
    await world.dispose();
    expect(stops.at(-1)).toBe('finished');
    expect(stops).toContain('after payments.save');
  }, 60_000);
});
