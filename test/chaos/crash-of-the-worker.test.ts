import { aCharge } from '#test/support/client';
import { bookDifferences } from '#test/support/books';
import { deliver, type Mailbox, openMailbox } from '#test/support/mailbox';
import { stripeOf } from '#test/support/stripe-client';
import { openWorld, type World } from '#test/support/world';
import { nextWorker } from './next-worker.ts';
import { startStoppingApi, type StoppingApi } from './stopped-process.ts';

/** More awaits than any sweep has over one piece of work. */
const awaitsMax = 30;
/** Longer than a call, or an event, belongs to the process that took it. */
const leaseMs = 16_000;

/** A world and a worker, on a machine that is busy with something else. */
const openWithinMs = 120_000;

describe('a worker that is killed at every await', () => {
  let mailbox: Mailbox;
  let world: World;
  let worker: StoppingApi;
  beforeAll(async () => {
    mailbox = await openMailbox();
    world = await openWorld({
      webhooksTo: mailbox.url,
      env: { GATEWAY_TIMEOUT_MS: '250', GATEWAY_REST_MS: '1' },
    });
    worker = await startStoppingApi(world);
  }, openWithinMs);
  afterAll(async () => {
    await worker.kill();
    await world.dispose();
    await mailbox.close();
  });

  /** One worker for each await: it dies there, with exactly one piece of work in its hands, and the next comes. */
  const walk = async (sweep: string, makeWork: () => Promise<string>): Promise<string[]> => {
    const died: (readonly [at: string, about: string])[] = [];
    while (died.length < awaitsMax && died.at(-1)?.[0] !== 'finished') {
      const about = await makeWork();
      died.push([await worker.stopWork(sweep, died.length + 1), about]);
      await nextWorker(world, leaseMs);
    }
    await world.settle();
    expect({ died, differs: await bookDifferences(world) }).toEqual({ died, differs: [] });
    expect(died.at(-1)?.[0]).toBe('finished');
    return died.map(([at]) => at);
  };

  it('of settling a charge: it is settled by the next, and charged once', async () => {
    const stops = await walk('settle-calls', async () => {
      await world.fault({ mode: 'timeout-after', operation: 'charge' });
      const { status, body } = await world.post('/payments/charge', aCharge());
      expect(status).toBe(202);
      await world.pass(leaseMs);
      return body.id;
    });
    expect(stops).toContain('after gateway.settle');
  }, 60_000);

  it('of settling a capture that never reached the provider: it is captured once by the next', async () => {
    const stops = await walk('settle-calls', async () => {
      const { id } = await world.authorized();
      await world.fault({ mode: 'timeout-before', operation: 'capture' });
      expect((await world.post(`/payments/${id}/capture`)).status).toBe(202);
      await world.pass(leaseMs);
      return id;
    });
    expect(stops).toContain('after gateway.settle');
  }, 60_000);

  it('of settling a refund: it is settled by the next, and given back once', async () => {
    const stops = await walk('settle-refunds', async () => {
      const { id } = await world.charged();
      await world.fault({ mode: 'timeout-before', operation: 'refund' });
      expect((await world.post(`/payments/${id}/refunds`)).status).toBe(202);
      await world.pass(leaseMs);
      return id;
    });
    expect(stops).toContain('after gateway.settleRefund');
  }, 60_000);

  it('of releasing an authorization whose time is up: it is released by the next', async () => {
    const stops = await walk('expire-payments', async () => {
      const { id } = await world.authorized();
      await world.pass(8 * 86_400_000);
      return id;
    });
    expect(stops).toContain('after gateway.void');
  }, 60_000);

  it("of hearing of a refund made in the provider's dashboard: it is taken into the books once, and never made again", async () => {
    const stops = await walk('process-webhooks', async () => {
      const { id, providerPaymentId } = await world.charged();
      await stripeOf(world).refunds.create({ payment_intent: providerPaymentId!, amount: 3_000 });
      const [letter] = await mailbox.lettersAbout(id, ['charge.refunded']);
      expect((await deliver(world.url, letter!)).status).toBe(200);
      await world.pass(leaseMs);
      return id;
    });
    expect(stops).toContain('after refunds.insert');
  }, 60_000);
});
