import { type BillingPorts } from '#application/billing/index';
import { finaliseInvoice } from '#application/billing/finalise-invoice';
import { drawUp } from '#application/billing/draw-up';
import { periodOrder } from '#application/billing/invoice-order';
import { periodPrice } from '#domain/billing/period-price';
import { aSavedCard } from '#test/e2e/customers/saved';
import { openWorld, type World } from '#test/support/world';
import { aSubscriber, billingOf, dayMs, type Subscriber } from './a-subscriber.ts';
import { aStoredSubscriber } from './stored-subscriber.ts';

let world: World;
let ports: BillingPorts;
let billing: ReturnType<typeof billingOf>;
beforeAll(async () => {
  world = await openWorld({ changeBilling: (given) => (ports = given) });
  billing = billingOf(world);
});
afterAll(() => world.dispose());

const pay = ({ as }: Subscriber, invoiceId: string, paymentMethod: object, key?: string) =>
  world.post(`/invoices/${invoiceId}/pay`, { paymentMethod }, key === undefined ? { as } : { as, key });

/** Somebody whose saved card is declined, with what they owe for their first period. */
const aDebtor = async (is: object = {}) => {
  const ann = await aSubscriber(world, { token: 'pm_card_chargeCustomerFail' });
  const { body } = await billing.subscribe(ann, is);
  return { ann, id: String(body.id), invoiceId: String(body.invoice.id) };
};

describe('paying an invoice', () => {
  it('402: given a card that is declined, when it is paid with, then the invoice is in the problem, however often it is asked', async () => {
    const { ann, invoiceId } = await aDebtor();
    const first = await pay(ann, invoiceId, { id: ann.methodId }, 'declined-once');
    expect({ status: first.status, body: first.body }).toMatchObject({
      status: 402,
      body: {
        code: 'payment-declined',
        failure: 'card-declined',
        invoice: { id: invoiceId, status: 'open', amountDue: 29_99 },
      },
    });
    expect(first.headers['idempotent-replayed']).toBeUndefined();
    const again = await pay(ann, invoiceId, { id: ann.methodId }, 'declined-once');
    expect([again.status, again.headers['idempotent-replayed']]).toEqual([402, 'true']);
    const paid = await pay(ann, invoiceId, { type: 'card', token: 'pm_card_visa' });
    expect([paid.status, paid.body.status]).toEqual([200, 'paid']);
    const late = await pay(ann, invoiceId, { id: ann.methodId }, 'declined-once');
    expect([late.status, late.body.invoice.status]).toEqual([402, 'paid']);
  });

  it('422: given what can’t be charged, when it is paid with, then the refusal says why, and nothing was tried', async () => {
    const { ann, invoiceId } = await aDebtor();
    const stranger = await aSubscriber(world);
    const refused = async (paymentMethod: object) => {
      const { status, body } = await pay(ann, invoiceId, paymentMethod);
      return [status, body.code];
    };
    expect(await refused({ type: 'card' })).toEqual([422, 'payment-method-needs-token']);
    expect(await refused({ id: stranger.methodId })).toEqual([422, 'payment-method-unknown']);
    expect(await refused({ type: 'payme' })).toEqual([422, 'currency-not-supported']);
    const gone = await aSavedCard(world, { token: 'pm_card_visa' }, ann.as);
    await world.delete(`/payment-methods/${gone.id}`, { as: ann.as });
    expect(await refused({ id: gone.id })).toEqual([422, 'payment-method-not-active']);
    const { body } = await world.get(`/invoices/${invoiceId}`, { as: ann.as });
    expect(body.attempts).toHaveLength(1);
  });

  it('200: given a dead card, when an overdue invoice is paid with another, then later periods are charged to that', async () => {
    const { ann, id, invoiceId } = await aDebtor();
    const { id: second } = await aSavedCard(world, { token: 'pm_card_mastercard' }, ann.as);
    expect((await pay(ann, invoiceId, { id: second })).status).toBe(200);
    await world.settle();
    expect(await billing.read(ann, id)).toMatchObject({ status: 'active', paymentMethodId: second });
    await world.pass(32 * dayMs);
    expect(await billing.read(ann, id)).toMatchObject({ status: 'active', periodIndex: 1, paid: true });
  });

  it('402: given another card that fails too, when it was tried, then it is not what later periods are charged to', async () => {
    const { ann, id, invoiceId } = await aDebtor();
    const { id: second } = await aSavedCard(world, { token: 'pm_card_chargeCustomerFail' }, ann.as);
    expect((await pay(ann, invoiceId, { id: second })).status).toBe(402);
    await pay(ann, invoiceId, { type: 'card', token: 'pm_card_visa' });
    expect(await billing.read(ann, id)).toMatchObject({ status: 'active', paymentMethodId: null });
  });
});

describe('amounts that are too large', () => {
  it('422: given a price, a coupon or a pack of more than a number holds, when it is offered, then the field is named', async () => {
    const amount = 9_007_199_254_740_991;
    const price = { interval: 'month', amount, currency: 'USD' };
    const refused = async (path: string, body: object) => {
      const { status, body: problem } = await world.post(path, body);
      return [
        status,
        problem.issues?.[0].path,
        String(problem.issues?.[0].message).includes('1000000000000'),
      ];
    };
    expect(await refused('/plans', { name: 'Vast', rank: 1, prices: [price] })).toEqual([
      422,
      'prices.0.amount',
      true,
    ]);
    expect(
      await refused('/coupons', { code: 'VAST', amountOff: amount, currency: 'USD', duration: 'once' }),
    ).toEqual([422, 'amountOff', true]);
    expect(await refused('/credits/packs', { name: 'Vast', credits: 1, amount, currency: 'USD' })).toEqual([
      422,
      'amount',
      true,
    ]);
  });

  it('422: given so many units that a period would cost more, when they are taken, then the refusal says how many may be', async () => {
    await world.post('/plans', {
      id: 'pln_dear',
      name: 'Dear',
      rank: 8,
      prices: [{ interval: 'month', amount: 1_000_000_000, currency: 'USD' }],
    });
    const bob = await aSubscriber(world, { token: null });
    const { status, body } = await billing.subscribe(bob, { planId: 'pln_dear', quantity: 1_001 });
    expect([status, body.code, body.detail]).toEqual([
      422,
      'unfit-quantity',
      'quantity: give a whole number from 1 to 1000. A period may cost 1000000000000 minor units at most.',
    ]);
  });

  it('given a draft that can’t be told all the same, when it is finalised, then no number is taken for it', async () => {
    const { subscription } = await aStoredSubscriber(world);
    const { tenantId, item } = subscription;
    const last = await ports.numbers.numberOf(tenantId, 'invoices', 'the-last');
    const vast = periodPrice({ ...item, quantity: 9_007_199_254_740_991 }, null);
    const order = periodOrder({ ...subscription, price: vast });
    const drawn = await drawUp(ports, subscription, order, { isNew: true });
    await expect(finaliseInvoice(ports, drawn, subscription)).rejects.toThrow('do not fit a number');
    expect(await ports.numbers.numberOf(tenantId, 'invoices', 'the-next')).toBe(last + 1);
    await world.platform.mongo.db.collection('invoices').deleteOne({ key: order.key });
  });
});
