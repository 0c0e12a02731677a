import { card, platformOperator, customer } from '#test/support/client';
import { stripeOf } from '#test/support/stripe-client';
import { openWorld, type World } from '#test/support/world';

const account = 'gwa_configured_stripe';
const as = platformOperator;
const hourMs = 3_600_000;
const runs = '/admin/reconciliation/runs';

type Found = Readonly<{ kind: string; of: string; ourId: string | null; state: string }>;

/** Asks for a run over the last hour and works it off. */
const reconcile = async (world: World, back = hourMs) => {
  await world.pass(1_000_000);
  const now = world.platform.clock.now().getTime();
  const [from, to] = [now - back, now - 950_000].map((ms) => new Date(ms).toISOString());
  const asked = await world.post(runs, { gatewayAccountId: account, from, to }, { as });
  expect(asked.status).toBe(202);
  expect(asked.body.status).toBe('reading');
  await world.modules.reconciliation.workRuns();
  const run = await world.get(`${runs}/${asked.body.id}`, { as });
  expect(run.body.status).toBe('completed');
  const found = await world.get(`${runs}/${asked.body.id}/discrepancies`, { as });
  return { run: run.body, found: found.body.data as Found[] };
};

/** What is nobody's is on the desk of the tenant that looks after the installation. */
const desk = { sub: 'adm_1', tenant: 'kassa', roles: ['admin'] };
const casesOf = async (world: World) =>
  (await world.get('/admin/reviews', { as: desk })).body.data as object[];

describe('reconciling with Stripe', () => {
  let world: World;
  beforeAll(async () => (world = await openWorld({ webhooksTo: null })));
  afterAll(() => world.dispose());

  it('finds nothing where both books agree, and says what they come to', async () => {
    const paid = await world.charged();
    const refunded = await world.charged();
    await world.post(`/payments/${refunded.id}/refunds`, { amount: 4_000, reason: 'requested-by-customer' });
    await world.settle();
    const { run, found } = await reconcile(world);
    expect(found).toEqual([]);
    expect(paid.status).toBe('completed');
    const net = { count: 3, net: '16000' };
    expect(run.totals).toEqual({ USD: { ours: net, theirs: net } });
  });

  it('finds what nobody told us, repairs what news can repair, and leaves the rest to a person', async () => {
    const stripe = stripeOf(world);
    const unheard = await world.post('/payments/charge', {
      amount: 7_000,
      currency: 'USD',
      paymentMethod: card('threeDSecure2Required'),
    });
    await world.completeAction(unheard.body.id, 'succeeded');
    const refunded = await world.charged();
    const reference = (await world.payment(refunded.id)).providerPaymentId;
    await stripe.refunds.create({ payment_intent: String(reference), amount: 1_000 });
    await stripe.paymentIntents.create({
      amount: 900,
      currency: 'usd',
      payment_method: 'pm_card_visa',
      allowed_payment_method_types: ['card'],
      confirm: true,
    });
    // Stripe books what was captured a moment later.
    await world.pass(10_000);
    await world.sweep();

    const { run, found } = await reconcile(world, 1_400_000);
    const seen = found.map(({ kind, of, ourId }) => ({ kind, of, ourId }));
    expect(seen).toEqual(
      expect.arrayContaining([
        { kind: 'status', of: 'payment', ourId: unheard.body.id },
        { kind: 'missing-here', of: 'refund', ourId: null },
        { kind: 'missing-here', of: 'payment', ourId: null },
      ]),
    );
    expect(seen).toHaveLength(3);

    const dry = await world.post(`${runs}/${run.id}/repair`, {}, { as, key: null });
    const opened = { repaired: 2, needsPerson: 1, casesOpened: 1 };
    expect(dry.body).toMatchObject({ dryRun: true, ...opened });
    expect(dry.body.cases).toEqual([
      expect.objectContaining({
        difference: 'missing-here',
        subject: expect.objectContaining({ kind: 'movement' }),
      }),
    ]);
    expect(await casesOf(world)).toEqual([]);
    expect((await world.payment(unheard.body.id)).status).toBe('requires_action');

    const done = await world.post(`${runs}/${run.id}/repair`, { dryRun: false }, { as, key: null });
    expect(done.body).toMatchObject({ dryRun: false, ...opened, cases: dry.body.cases });
    await world.settle();
    expect((await world.payment(unheard.body.id)).status).toBe('completed');
    expect((await world.payment(refunded.id)).refundedAmount).toBe(1_000);

    const again = await world.post(`${runs}/${run.id}/repair`, { dryRun: false }, { as, key: null });
    expect(again.body).toMatchObject({
      dryRun: false,
      repaired: 0,
      needsPerson: 1,
      casesOpened: 0,
      cases: [],
    });
    const second = await reconcile(world, hourMs);
    expect(second.found.map(({ kind, of }) => [kind, of])).toEqual([['missing-here', 'payment']]);
    const later = await world.post(`${runs}/${second.run.id}/repair`, { dryRun: false }, { as, key: null });
    expect(later.body).toMatchObject({ needsPerson: 1, casesOpened: 0 });
    expect(await casesOf(world)).toEqual([
      expect.objectContaining({
        cause: 'discrepancy',
        priority: 'medium',
        amount: 900,
        evidence: expect.objectContaining({
          ourReference: null,
          theirAmount: '900',
          theirStatus: 'completed',
        }),
        suggestion: expect.objectContaining({ action: 'close' }),
        actions: ['close'],
      }),
    ]);

    const csv = await world.get(`${runs}/${run.id}/discrepancies.csv`, { as });
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.text.trim().split('\r\n')).toHaveLength(4);
  });

  it('shows runs over the accounts of the environment to the platform only', async () => {
    const { body } = await world.get(runs, { as });
    expect(body.data.length).toBeGreaterThan(0);
    expect((await world.get(runs)).body.data).toEqual([]);
    expect((await world.get(`${runs}/${body.data[0].id}`)).status).toBe(404);
    expect((await world.get(runs, { as: customer('cus_1') })).status).toBe(403);
  });

  it('refuses a period that is not over, and answers a repeated request with the same run', async () => {
    const now = world.platform.clock.now().getTime();
    const period = (from: number, to: number) => ({
      gatewayAccountId: account,
      from: new Date(now + from).toISOString(),
      to: new Date(now + to).toISOString(),
    });
    const early = await world.post(runs, period(0, 1_000), { as });
    expect([early.status, early.body.code]).toEqual([422, 'period-refused']);
    const first = await world.post(runs, period(-2_000, -1_000), { as, key: 'same' });
    const second = await world.post(runs, period(-2_000, -1_000), { as, key: 'same' });
    expect(second.body.id).toBe(first.body.id);
    expect((await world.post(runs, period(-3_000, -1_000), { as, key: 'same' })).status).toBe(422);
  });

  it('plans yesterday once, for the accounts that moved money', async () => {
    await world.charged();
    await world.pass(86_400_000);
    expect(await world.modules.reconciliation.planDailyRuns()).toBe(1);
    expect(await (await world.anotherApi()).kassa.modules.reconciliation.planDailyRuns()).toBe(0);
    expect(await world.modules.reconciliation.workRuns()).toBeGreaterThan(0);
    const { body } = await world.get(runs, { as });
    expect(body.data[0]).toMatchObject({ requestedBy: 'daily', status: 'completed' });
  });
});
