import { customer } from '#test/support/client';
import { aPayment, openPaypalWorld, type PaypalWorld } from './paypal-world.ts';

const ann = { as: customer('user_ann') };

let world: PaypalWorld;
beforeAll(async () => {
  world = await openPaypalWorld();
});
afterAll(() => world.dispose());

const begun = async () => {
  const setup = { type: 'paypal', gateway: 'paypal', returnUrl: 'https://shop.example/saved' };
  const { status, body } = await world.post('/payment-methods/setup', setup, ann);
  expect([status, body.status, body.step.kind]).toEqual([201, 'pending', 'redirect']);
  return { id: body.id as string, page: body.step.url as string };
};
const confirm = (id: string) => world.post(`/payment-methods/${id}/confirm`, {}, ann);

describe('saving a PayPal account', () => {
  it('given a customer who agrees at PayPal, when they come back, then it is saved and can be charged without them', async () => {
    const { id, page } = await begun();
    expect((await confirm(id)).body).toMatchObject({ status: 422, code: 'not-finished' });
    await world.payer('by-page', 'pay', page);
    const saved = await confirm(id);
    expect({ status: saved.status, body: saved.body }).toMatchObject({
      status: 200,
      body: { status: 'active', type: 'paypal', gateway: 'paypal', default: true },
    });
    const charged = await world.post('/payments/charge', aPayment({ paymentMethod: { id } }));
    expect([charged.status, charged.body.status]).toEqual([201, 'completed']);
    expect(await world.movements(charged.body.id)).toEqual(['charge 10000']);

    expect((await world.delete(`/payment-methods/${id}`, ann)).status).toBeLessThan(300);
    await world.settle();
    const gone = await world.post('/payments/charge', aPayment({ paymentMethod: { id } }));
    expect(gone.status).toBe(422);
  });

  it('given a PayPal that was silent, when the customer finishes again, then one account is saved', async () => {
    const { id, page } = await begun();
    await world.payer('by-page', 'pay', page);
    await world.faultAt('vault', 'timeout-after');
    await confirm(id);
    await world.settle();
    const { body } = await world.get(`/payment-methods/${id}`, ann);
    const after = body.status === 'pending' ? (await confirm(id)).body : body;
    expect(after.status).toBe('active');
  });
});
