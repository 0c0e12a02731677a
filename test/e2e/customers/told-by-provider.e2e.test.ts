import { deliver } from '#test/support/mailbox';
import { eventually } from '#test/support/eventually';
import { anEvent, signed } from '#test/support/signed';
import { stripeOf } from '#test/support/stripe-client';
import { openWorld, type World } from '#test/support/world';
import { aCustomer, aSavedCard, keptAtStripe, type MethodBody, methodOf, setupOf } from './saved.ts';

let world: World;
beforeAll(async () => void (world = await openWorld({ webhooksTo: null })));
afterEach(() => world.calm());
afterAll(() => world.dispose());

let events = 0;
/** Stripe tells of something, and it is worked off. Gives what became of that. */
const tell = async (type: string, object: Readonly<Record<string, unknown>>): Promise<string> => {
  const id = `evt_method_${(events += 1)}`;
  const webhook = signed(anEvent(id, object, type), { at: world.platform.clock.now() });
  expect((await deliver(world.url, webhook)).status).toBe(200);
  await world.sweep();
  const told = world.platform.mongo.db.collection<{ _id: string; status: string }>('webhook_events');
  await eventually('it is worked off', async () => {
    await world.pass(11_000);
    await world.sweep();
    return (await told.findOne({ _id: `stripe:${id}` }))?.status !== 'received';
  });
  return (await told.findOne({ _id: `stripe:${id}` }))?.status ?? 'never came';
};
const aCard = async (): Promise<{ method: MethodBody; token: string; customerId: string }> => {
  const { id: customerId } = await aCustomer(world);
  const method = await aSavedCard(world, { customerId });
  const [token = ''] = await keptAtStripe(world, customerId);
  return { method, token, customerId };
};

describe('what Stripe tells of saved methods', () => {
  it('a method that was detached there is removed here, and nobody’s default', async () => {
    const { method, token, customerId } = await aCard();
    expect(method.default).toBe(true);
    await stripeOf(world).paymentMethods.detach(token);
    expect(await tell('payment_method.detached', { id: token, object: 'payment_method' })).toBe('processed');
    expect(await methodOf(world, method.id)).toMatchObject({ status: 'removed', default: false });
    expect((await world.get(`/customers/${customerId}`)).body.defaultPaymentMethodId).toBeNull();
    const charge = { amount: 100, currency: 'USD', customerId, paymentMethod: { id: method.id } };
    expect(await world.post('/payments/charge', charge)).toMatchObject({
      status: 422,
      body: { code: 'payment-method-not-active' },
    });
  });

  it.each(['payment_method.automatically_updated', 'payment_method.updated'])(
    'a card that the bank renewed has its new end (%s)',
    async (type) => {
      const { method, token } = await aCard();
      const card = { exp_month: 7, exp_year: 2044 };
      await stripeOf(world).paymentMethods.update(token, { card });
      // What the event itself says may be old by now.
      const object = { id: token, object: 'payment_method', card: { exp_month: 1, exp_year: 2031 } };
      for (let times = 0; times < 2; times += 1) expect(await tell(type, object)).toBe('processed');
      expect(await methodOf(world, method.id)).toMatchObject({
        status: 'active',
        default: true,
        expMonth: 7,
        expYear: 2044,
      });
    },
  );

  it('in any order and more than once, it is gone in the end', async () => {
    const { method, token } = await aCard();
    await stripeOf(world).paymentMethods.update(token, { card: { exp_month: 7, exp_year: 2044 } });
    await stripeOf(world).paymentMethods.detach(token);
    const object = { id: token, object: 'payment_method' };
    for (const type of ['detached', 'automatically_updated', 'detached', 'updated'])
      await tell(`payment_method.${type}`, object);
    expect(await methodOf(world, method.id)).toMatchObject({ status: 'removed' });
  });

  it('nothing changes on the word of an event that Stripe itself does not bear out', async () => {
    const { method, token } = await aCard();
    const detached = { id: token, object: 'payment_method', customer: null };
    expect(await tell('payment_method.detached', detached)).toBe('processed');
    expect(await methodOf(world, method.id)).toMatchObject({ status: 'active', default: true });
  });

  it('while Stripe is silent about it, it is asked again', async () => {
    const { method, token } = await aCard();
    await stripeOf(world).paymentMethods.detach(token);
    await world.fault({ mode: 'error-500', operation: 'lookup', times: 2 });
    expect(await tell('payment_method.detached', { id: token, object: 'payment_method' })).toBe('processed');
    expect(await methodOf(world, method.id)).toMatchObject({ status: 'removed' });
  });

  it('a setup that the customer has finished is saved, though nobody came back to say so', async () => {
    const { id: customerId } = await aCustomer(world);
    const { body } = await world.post('/payment-methods/setup', { customerId, type: 'card' });
    const setup = setupOf(body);
    const confirmed = await stripeOf(world).setupIntents.confirm(setup, {
      payment_method: 'pm_card_visa',
      return_url: 'https://shop.example/back',
    });
    const object = { id: setup, object: 'setup_intent', metadata: confirmed.metadata };
    for (let times = 0; times < 2; times += 1)
      expect(await tell('setup_intent.succeeded', object)).toBe('processed');
    expect(await methodOf(world, body.id)).toMatchObject({ status: 'active', last4: '4242', default: true });
    expect(await keptAtStripe(world, customerId)).toHaveLength(1);
  });

  it('what others do with methods of theirs is ignored', async () => {
    const theirs = await stripeOf(world).customers.create({});
    const method = await stripeOf(world).paymentMethods.attach('pm_card_visa', { customer: theirs.id });
    const object = { id: method.id, object: 'payment_method' };
    expect(await tell('payment_method.detached', object)).toBe('ignored');
    expect(await tell('setup_intent.succeeded', { object: 'setup_intent', metadata: {} })).toBe('ignored');
  });
});
