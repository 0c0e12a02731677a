import { aCharge } from '#test/support/client';
import { bookDifferences } from '#test/support/books';
import { eventually } from '#test/support/eventually';
import { openWorld, type World } from '#test/support/world';
import { describeCrashes } from './crash-walk.ts';
import { nextWorker } from './next-worker.ts';
import { startStoppingApi } from './stopped-process.ts';

const onPage = { gateway: 'paypal', paymentMethod: { type: 'paypal' } };
const saved = { gateway: 'paypal', paymentMethod: { type: 'paypal', token: 'sandbox-vault-ok' } };

/** A payment that its payer has approved, and nobody has taken yet. */
const approved = async (world: World): Promise<string> => {
  const { id } = await world.charged(onPage);
  await world.playPayer('paypal', id, 'pay');
  return id;
};

describeCrashes([
  {
    name: 'charge by a page of PayPal',
    asks: async () => ({ path: '/payments/charge', body: aCharge(onPage) }),
  },
  {
    name: 'charge on a saved PayPal method',
    asks: async () => ({ path: '/payments/charge', body: aCharge(saved) }),
  },
  {
    name: 'taking what the payer approved at PayPal',
    asks: async (world) => ({ path: `/payments/${await approved(world)}/confirm`, body: {} }),
  },
  {
    name: 'capture of what PayPal holds',
    asks: async (world) => ({
      path: `/payments/${(await world.authorized(saved)).id}/capture`,
      body: { amount: 6_000 },
    }),
  },
  {
    name: 'refund at PayPal',
    asks: async (world) => ({
      path: `/payments/${(await world.charged(saved)).id}/refunds`,
      body: { amount: 2_500 },
    }),
  },
]);

/** More awaits than the sweep has over one piece of work. */
const awaitsMax = 34;
/** Longer than a call, or an event, belongs to the process that took it. */
const leaseMs = 16_000;

describe('a worker that is killed at every await of hearing that a payer approved at PayPal', () => {
  let world: World;
  beforeEach(async () => void (world = await openWorld()));
  afterEach(() => world.dispose());

  it('takes the money once, by the next', async () => {
    const worker = await startStoppingApi(world);
    const events = world.platform.mongo.db.collection('webhook_events');
    const stops: string[] = [];
    for (let n = 1; n <= awaitsMax && stops.at(-1) !== 'finished'; n += 1) {
      const id = await approved(world);
      await eventually('PayPal has told', () => events.findOne({ status: 'received', body: RegExp(id) }));
      await world.pass(leaseMs);
      stops.push(await worker.stopWork('process-webhooks', n));
      await nextWorker(world, leaseMs);
      expect({ after: stops.at(-1), is: await world.payment(id) }).toMatchObject({
        is: { status: 'completed', capturedAmount: 10_000 },
      });
      // What PayPal tells of the money that was taken comes next, and is none of this walk's business.
      await eventually('PayPal has told of the money', async () => (await events.countDocuments()) >= 3 * n);
      await nextWorker(world, leaseMs);
    }
    await worker.kill();
    await world.settle();
    expect(stops.at(-1)).toBe('finished');
    expect(stops).toContain('after gateway.confirm');
    expect(await bookDifferences(world)).toEqual([]);
  }, 90_000);
});
