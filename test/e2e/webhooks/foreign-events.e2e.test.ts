import { platformOperator } from '#test/support/client';
import { eventually } from '#test/support/eventually';
import { stripeOf } from '#test/support/stripe-client';
import { openWorld, type World } from '#test/support/world';

const ops = { as: platformOperator };
const dayMs = 86_400_000;
type Told = Readonly<{ type: string; status: string; lastError: string | null }>;

let world: World;
beforeEach(async () => void (world = await openWorld()));
afterEach(() => world.dispose());

const told = async (): Promise<readonly Told[]> =>
  (await world.get('/admin/webhook-events?limit=100', ops)).body.data;
const heard = (...types: readonly string[]) =>
  eventually('it is told', async () => {
    const known = (await told()).map(({ type }) => type);
    return types.every((type) => known.includes(type));
  });
/** What another system does through the same account at Stripe. */
const paidElsewhere = (method: string) =>
  stripeOf(world).paymentIntents.create({
    amount: 5_000,
    currency: 'usd',
    confirm: true,
    payment_method: method,
    automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
  });
const workOff = async () => {
  await world.pass(11_000);
  await world.sweep();
};

describe('events about what others do through the same account', () => {
  it('200: given payments, refunds and disputes that are not ours, when they are told of, then they are ignored at once, counted, and no cause for alarm', async () => {
    const intent = await paidElsewhere('pm_card_visa');
    await stripeOf(world).refunds.create({ payment_intent: intent.id, amount: 1_000 });
    await paidElsewhere('pm_card_createDispute');
    await heard('charge.refunded', 'refund.created', 'charge.dispute.created', 'payment_intent.succeeded');
    await workOff();

    const all = await told();
    const statuses = (type: string) =>
      new Set(all.filter((event) => event.type === type).map(({ status }) => status));
    for (const type of [
      'payment_intent.succeeded',
      'charge.succeeded',
      'charge.refunded',
      'refund.created',
      'charge.dispute.created',
    ])
      expect({ type, is: statuses(type) }).toEqual({ type, is: new Set(['ignored']) });
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set(['ignored', 'processed']));
    const about = all.filter(({ status }) => status === 'ignored');
    await world.pass(4 * dayMs);
    await world.sweep();
    const { body } = await world.get('/webhooks/health');
    const [stripe] = body.data;
    expect(stripe).toMatchObject({ status: 'healthy', dead: 0, waiting: 0 });
    const ignored = await world.get('/admin/webhook-events?status=ignored&limit=100', ops);
    expect(ignored.body.data).toHaveLength(about.length);
    expect((await world.platform.metrics.render()).body).toMatch(
      /kassa_webhook_lag_seconds_count\{provider="stripe",outcome="ignored"\} [1-9]/,
    );
  });

  it('200: given a refund of ours that somebody made in the dashboard, when our own write is still on its way, then it waits and counts', async () => {
    const { id, providerPaymentId } = await world.charged();
    const payments = world.platform.mongo.db.collection<{ _id: string }>('payments');
    const document = await payments.findOneAndDelete({ _id: id });
    await stripeOf(world).refunds.create({ payment_intent: providerPaymentId!, amount: 1_000 });
    await heard('refund.created');
    await workOff();
    expect((await told()).find(({ type }) => type === 'refund.created')).toMatchObject({
      status: 'received',
      lastError: 'unknown-object',
    });
    await payments.insertOne(document!);
    await world.settle();
    await workOff();
    expect(await world.payment(id)).toMatchObject({ refundedAmount: 1_000 });
  });

  it('200: given that Stripe does not say whose a payment is, when a dispute of it is told of, then it waits', async () => {
    await paidElsewhere('pm_card_createDispute');
    await heard('charge.dispute.created');
    await world.fault({ mode: 'error-500', operation: 'lookup', times: 1 });
    await workOff();
    const dispute = async () => (await told()).find(({ type }) => type === 'charge.dispute.created');
    expect(await dispute()).toMatchObject({ status: 'received' });
    await world.pass(60_000);
    await world.sweep();
    expect(await dispute()).toMatchObject({ status: 'ignored' });
  });
});
