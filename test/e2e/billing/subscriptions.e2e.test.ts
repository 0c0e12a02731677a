import { openWorld, type World } from '#test/support/world';
import { aSubscriber, dayMs, type Subscriber } from './a-subscriber.ts';

describe('a subscription', () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.dispose());

  const subscribe = async ({ as }: Subscriber, is: object = {}) =>
    world.post('/subscriptions', { planId: 'pln_pro', interval: 'month', ...is }, { as });
  const read = async (id: string, { as }: Subscriber) =>
    (await world.get(`/subscriptions/${id}`, { as })).body;
  const invoicesOf = async (id: string, { as }: Subscriber) =>
    (await world.get(`/invoices?subscriptionId=${id}&limit=100`, { as })).body.data;

  it('201: given a saved card, when its owner subscribes, then the first period is paid and invoiced once', async () => {
    const ann = await aSubscriber(world);
    const { status, body } = await subscribe(ann);
    expect({ status, body }).toMatchObject({
      status: 201,
      body: {
        status: 'active',
        paid: true,
        level: 'full',
        planId: 'pln_pro',
        price: 29_99,
        invoice: {
          status: 'paid',
          number: 'INV-000001',
          amountDue: 29_99,
          amountPaid: 29_99,
          periodIndex: 0,
        },
      },
    });
    const payment = await world.payment(body.invoice.paymentId);
    expect(payment).toMatchObject({ status: 'completed', capturedAmount: 29_99, invoiceId: body.invoice.id });
    expect(await world.ledger(payment.id)).toHaveLength(1);
  });

  it('201: given a month that has passed, when time goes on, then it renews by itself, each period once', async () => {
    const bob = await aSubscriber(world);
    const { body } = await subscribe(bob);
    await world.pass(95 * dayMs);
    await world.settle();
    const invoices = await invoicesOf(body.id, bob);
    expect(
      invoices.map(({ periodIndex, status }: { periodIndex: number; status: string }) => [
        periodIndex,
        status,
      ]),
    ).toEqual([
      [3, 'paid'],
      [2, 'paid'],
      [1, 'paid'],
      [0, 'paid'],
    ]);
    expect(await read(body.id, bob)).toMatchObject({ status: 'active', paid: true, periodIndex: 3 });
  });
});
