import { aCharge } from '#test/support/client';
import { bookDifferences } from '#test/support/books';
import { deliver, type Mailbox, openMailbox } from '#test/support/mailbox';
import { stripeOf } from '#test/support/stripe-client';
import { openWorld, type World } from '#test/support/world';
import { startStoppingApi } from './stopped-process.ts';

/** More awaits than any sweep has over one piece of work. */
const awaitsMax = 30;
/** Longer than a call, or an event, belongs to the process that took it. */
const leaseMs = 16_000;

describe('a worker that is killed at every await', () => {
  let mailbox: Mailbox;
  let world: World;
  beforeEach(async () => {
    mailbox = await openMailbox();
    world = await openWorld({ webhooksTo: mailbox.url, env: { GATEWAY_TIMEOUT_MS: '250' } });
  });
  afterEach(async () => {
    await world.dispose();
    await mailbox.close();
  });

  /** One worker for each await: it dies there, with exactly one piece of work in its hands. */
  const walk = async (sweep: string, makeWork: () => Promise<void>): Promise<string[]> => {
    const worker = await startStoppingApi(world);
    const stops: string[] = [];
    for (let n = 1; n <= awaitsMax && stops.at(-1) !== 'finished'; n += 1) {
      await makeWork();
      stops.push(await worker.stopWork(sweep, n));
      await world.pass(leaseMs);
      await world.settle();
      expect({ after: stops.at(-1), differs: await bookDifferences(world) }).toEqual({
        after: stops.at(-1),
        differs: [],
      });
    }
    await worker.kill();
    expect(stops.at(-1)).toBe('finished');
    return stops;
  };

  it('of settling a charge: it is settled by the next, and charged once', async () => {
    const stops = await walk('settle-calls', async () => {
      await world.fault({ mode: 'timeout-after', operation: 'charge' });
      expect((await world.post('/payments/charge', aCharge())).status).toBe(202);
      await world.pass(leaseMs);
    });
    expect(stops).toContain('after gateway.settle');
  }, 60_000);

  it('of settling a capture that never reached the provider: it is captured once by the next', async () => {
    const stops = await walk('settle-calls', async () => {
      const { id } = await world.authorized();
      await world.fault({ mode: 'timeout-before', operation: 'capture' });
      expect((await world.post(`/payments/${id}/capture`)).status).toBe(202);
      await world.pass(leaseMs);
    });
    expect(stops).toContain('after gateway.settle');
  }, 60_000);

  it('of settling a refund: it is settled by the next, and given back once', async () => {
    const stops = await walk('settle-refunds', async () => {
      const { id } = await world.charged();
      await world.fault({ mode: 'timeout-before', operation: 'refund' });
      expect((await world.post(`/payments/${id}/refunds`)).status).toBe(202);
      await world.pass(leaseMs);
    });
    expect(stops).toContain('after gateway.settleRefund');
  }, 60_000);

  it('of releasing an authorization whose time is up: it is released by the next', async () => {
    const stops = await walk('expire-payments', async () => {
      await world.authorized();
      await world.pass(8 * 86_400_000);
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
    });
    expect(stops).toContain('after refunds.insert');
  }, 60_000);
});
