import { openPaypalWorld, type PaypalWorld } from '#test/e2e/paypal/paypal-world';
import { platformOperator as as } from '#test/support/client';

const runs = '/admin/reconciliation/runs';
const lagMs = 4 * 3_600_000;

describe('reconciling with PayPal', () => {
  let world: PaypalWorld;
  beforeAll(async () => (world = await openPaypalWorld()));
  afterAll(() => world.dispose());

  it('waits until the reports have caught up, asks again after a refusal, and finds both books agreed', async () => {
    const start = world.platform.clock.now().getTime();
    await world.paid();
    const refunded = await world.paid({ amount: 5_000 });
    await world.post(`/payments/${refunded.id}/refunds`, { amount: 1_500, reason: 'requested-by-customer' });
    await world.settle();
    await world.pass(60_000);
    const now = world.platform.clock.now().getTime();
    const asked = await world.post(
      runs,
      {
        gatewayAccountId: 'gwa_configured_paypal',
        from: new Date(start - 1_000).toISOString(),
        to: new Date(now).toISOString(),
      },
      { as },
    );
    expect(asked.status).toBe(202);
    expect(await world.modules.reconciliation.workRuns()).toBe(0);
    await world.pass(lagMs);
    await world.faultAt('lookup', 'error-500');
    expect(await world.modules.reconciliation.workRuns()).toBe(1);
    const { body: waiting } = await world.get(`${runs}/${asked.body.id}`, { as });
    expect(waiting.status).toBe('reading');
    expect(await world.modules.reconciliation.workRuns()).toBe(0);
    await world.pass(31_000);
    await world.modules.reconciliation.workRuns();

    const { body: run } = await world.get(`${runs}/${asked.body.id}`, { as });
    const net = { count: 3, net: '13500' };
    expect(run).toMatchObject({ status: 'completed', differences: {} });
    expect(run.totals).toEqual({ USD: { ours: net, theirs: net } });
  });
});
