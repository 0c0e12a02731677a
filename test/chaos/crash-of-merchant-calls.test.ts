import { sandboxPaymeCredentials } from '#sandbox/payme/payme-settings';
import { type ClickWorld, openClickWorld, price } from '#test/e2e/click/click-world';
import { openPaymeWorld, type PaymeWorld } from '#test/e2e/payme/payme-world';
import { type PaymentBody } from '#test/support/resources';
import { type World } from '#test/support/world';
import { dieAtEveryAwait, isStopped } from './every-await.ts';
import { nextWorker } from './next-worker.ts';
import { type Outcome, type Request, startStoppingApi } from './stopped-process.ts';

/** More awaits than the sweep has over one transaction. */
const awaitsMax = 26;
/** Longer than a step of a transaction belongs to the process that began it. */
const leaseMs = 6_000;
/** All walks of a provider, on a machine that is busy with something else. */
const playedWithinMs = 180_000;

/** One call of a provider that leads, as it is made the first time. */
type Call = Readonly<{
  request: Request;
  paymentId: string;
  /** Makes it again, and gives what the answer comes to: Payme's state, Click's error. */
  again(): Promise<unknown>;
}>;
type Walk<Led extends World> = Readonly<{
  name: string;
  ready(world: Led, key: string): Promise<Call>;
  /** What the provider must be told, the first time and ever after. */
  answers: readonly number[];
  ends: object;
}>;
type Died = readonly (Call & Outcome)[];
/** What the provider was told of a call that was stopped there, twice, and what its payment was then. */
type Told = Readonly<{ at: string; answers: readonly unknown[]; payment: PaymentBody }>;

/** All calls die in one process. Then the provider repeats half of them, and the worker finishes what was begun. */
const describeCalls = <Led extends World>(
  provider: string,
  open: () => Promise<Led>,
  walks: readonly Walk<Led>[],
): void => {
  describe(`a process that is killed at every await of ${provider}`, () => {
    let world: Led;
    const atOnce = new Map<Walk<Led>, readonly Told[]>();
    const settled = new Map<Walk<Led>, readonly Told[]>();

    const tell = (died: Died): Promise<Told[]> =>
      Promise.all(
        died.map(async ({ at, again, paymentId }) => ({
          at,
          answers: [await again(), await again()],
          payment: await world.payment(paymentId),
        })),
      );
    beforeAll(async () => {
      world = await open();
      const dying = await startStoppingApi(world);
      const died: (readonly [walk: Walk<Led>, repeatedFirst: Died, settledFirst: Died])[] = [];
      for (const walk of walks) {
        const die = (order: string): Promise<Died> =>
          dieAtEveryAwait(dying, (n) => walk.ready(world, `${order}-${n}`));
        died.push([walk, await die('repeated-first'), await die('settled-first')]);
      }
      await dying.kill();
      await world.pass(leaseMs);
      for (const [walk, repeatedFirst] of died) atOnce.set(walk, await tell(repeatedFirst));
      await world.settle();
      for (const [walk, repeatedFirst, settledFirst] of died)
        settled.set(walk, await tell([...repeatedFirst, ...settledFirst]));
    }, playedWithinMs);
    afterAll(() => world.dispose());

    const expectTold = (told: readonly Told[], { answers, ends }: Walk<Led>): void => {
      expect(told.filter(isStopped).length).toBeGreaterThanOrEqual(4);
      for (const { at, answers: given, payment } of told) {
        for (const one of given)
          expect({ at, isRight: answers.includes(one as number), one }).toMatchObject({ isRight: true });
        expect({ at, is: payment }).toMatchObject({ at, is: ends });
      }
    };
    it.each(walks)('$name: it is as it was asked for once, given that the provider repeats it', (walk) =>
      expectTold(atOnce.get(walk)!, walk),
    );
    it.each(walks)(
      '$name: it is as it was asked for once, given that the worker finishes what was begun before the provider repeats it',
      (walk) => expectTold(settled.get(walk)!, walk),
    );
  });
};

const paid = { status: 'completed', capturedAmount: price, refundedAmount: 0 };
const paymeHeaders = {
  'Content-Type': 'text/json',
  Authorization: `Basic ${Buffer.from(`Paycom:${sandboxPaymeCredentials.testKey}`).toString('base64')}`,
};

/** Payme's transaction, opened and performed as far as said, and then the call of this method. */
const payme =
  (method: string, isPerformed: boolean) =>
  async (world: PaymeWorld, key: string): Promise<Call> => {
    const { payment, id } = await world.opened();
    if (isPerformed) await world.ask('PerformTransaction', { id });
    const params = method === 'CancelTransaction' ? { id, reason: 5 } : { id };
    return {
      request: { path: '/webhooks/payme', body: { method, params, id: 1 }, headers: paymeHeaders, key },
      paymentId: payment.id,
      again: async () => (await world.ask(method, params)).result?.state,
    };
  };
describeCalls('Payme', openPaymeWorld, [
  { name: 'PerformTransaction', ready: payme('PerformTransaction', false), answers: [2], ends: paid },
  {
    name: 'CancelTransaction of an open one',
    ready: payme('CancelTransaction', false),
    answers: [-1],
    ends: { status: 'requires_action', capturedAmount: 0 },
  },
  {
    name: 'CancelTransaction of a performed one',
    ready: payme('CancelTransaction', true),
    answers: [-2],
    ends: { ...paid, status: 'refunded', refundedAmount: price },
  },
]);

const clickHeaders = { 'Content-Type': 'application/x-www-form-urlencoded' };
const completion = async (world: ClickWorld, key: string): Promise<Call> => {
  const attempt = await world.prepared();
  return {
    request: { path: '/webhooks/click', body: world.completion(attempt), headers: clickHeaders, key },
    paymentId: attempt.order,
    again: async () => (await world.complete(attempt)).error,
  };
};
// -4: it has been confirmed before.
describeCalls('Click', openClickWorld, [
  { name: 'Complete', ready: completion, answers: [0, -4], ends: paid },
]);

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
      await nextWorker(world, leaseMs);
      expect({ after: stops.at(-1), is: await world.payment(payment.id) }).toMatchObject({ is: paid });
      expect((await world.ask('PerformTransaction', { id })).result).toMatchObject({ state: 2 });
    }
    await worker.kill();
    await world.settle();
    await world.dispose();
    expect(stops.at(-1)).toBe('finished');
    expect(stops).toContain('after payments.save');
  }, 60_000);
});
