import { admin, type Caller, customer } from '#test/support/client';
import { stripeOf } from '#test/support/stripe-client';
import { openWorld, type World } from '#test/support/world';
import {
  aCustomer,
  aSavedCard,
  type CustomerBody,
  keptAtStripe,
  type MethodBody,
  methodOf,
} from './saved.ts';

const ann = customer('user_ann');
const strangers: readonly Caller[] = [
  customer('user_bob'),
  { ...admin, tenant: 'globex' },
  { ...ann, tenant: 'globex' },
];

describe('saved methods', () => {
  let world: World;
  let owner: CustomerBody;
  let first: MethodBody;
  let second: MethodBody;
  beforeAll(async () => void (world = await openWorld({ webhooksTo: null })));
  afterAll(() => world.dispose());
  beforeEach(async () => {
    await world.calm();
    for (const name of ['customers', 'payment_methods'])
      await world.platform.mongo.db.collection(name).deleteMany({});
    owner = await aCustomer(world, {}, ann);
    first = await aSavedCard(world, { customerId: owner.id });
    second = await aSavedCard(world, { customerId: owner.id, token: 'pm_card_mastercard' }, ann);
  });
  const defaults = async () => {
    const { data } = (await world.get('/payment-methods', { as: ann })).body as { data: MethodBody[] };
    return data.filter((method) => method.default).map(({ id }) => id);
  };
  const makeDefault = (id: string, as: Caller = ann) =>
    world.patch(`/payment-methods/${id}`, { default: true }, { as });
  const remove = (id: string, as: Caller = ann) => world.delete(`/payment-methods/${id}`, { as });

  it('200: given two, when the other is chosen, then it is the one default, whoever looks', async () => {
    expect(await defaults()).toEqual([first.id]);
    const { status, body } = await makeDefault(second.id);
    expect({ status, body }).toMatchObject({ status: 200, body: { id: second.id, default: true } });
    expect(await defaults()).toEqual([second.id]);
    expect((await world.get(`/customers/${owner.id}`)).body.defaultPaymentMethodId).toBe(second.id);
    expect((await world.patch(`/payment-methods/${first.id}`, { default: false })).status).toBe(422);
  });

  it('200: given fifty who choose between two at once, when all are answered, then exactly one is the default', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) => makeDefault(n % 2 === 0 ? first.id : second.id)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await defaults()).toHaveLength(1);
  });

  it('201: given a default, when a card is saved to become it, then it does', async () => {
    const third = await aSavedCard(world, { makeDefault: true }, ann);
    expect(third.default).toBe(true);
    expect(await defaults()).toEqual([third.id]);
  });

  it('200: given the default, when it is removed, then it is gone here and at Stripe, and nobody is the default', async () => {
    const { status, body } = await remove(first.id);
    expect({ status, body }).toMatchObject({ status: 200, body: { status: 'removed', default: false } });
    expect(await defaults()).toEqual([]);
    expect((await world.get('/payment-methods', { as: ann })).body.data).toMatchObject([{ id: second.id }]);
    expect(await keptAtStripe(world, owner.id)).toHaveLength(1);
    const stored = await world.platform.mongo.db
      .collection<{ _id: string }>('payment_methods')
      .findOne({ _id: first.id });
    expect(stored).toMatchObject({ token: null, fingerprint: null, setup: null, last4: '4242' });
    expect((await remove(first.id)).body).toMatchObject({ status: 'removed' });
    expect((await makeDefault(first.id)).body).toMatchObject({
      status: 409,
      code: 'payment-method-not-active',
    });
  });

  it('200: given twenty who remove it at once, when all are answered, then it is gone and nothing else', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => remove(first.id)));
    expect(answers.filter(({ status }) => status !== 200 && status !== 202)).toEqual([]);
    expect(await methodOf(world, first.id)).toMatchObject({ status: 'removed' });
    expect(await methodOf(world, second.id)).toMatchObject({ status: 'active' });
  });

  it('200: given some who choose it and one who removes it, when they race, then no removed method is the default', async () => {
    for (let round = 0; round < 5; round += 1) {
      const card = await aSavedCard(world, {}, ann);
      await Promise.all([...Array.from({ length: 10 }, () => makeDefault(card.id)), remove(card.id)]);
      const { defaultPaymentMethodId } = (await world.get(`/customers/${owner.id}`)).body;
      expect(defaultPaymentMethodId).not.toBe(card.id);
    }
  });

  it('200: given a method that was removed at Stripe by hand, when it is removed here, then that is fine', async () => {
    const [, kept] = await keptAtStripe(world, owner.id);
    await stripeOf(world).paymentMethods.detach(kept!);
    expect((await remove(first.id)).body).toMatchObject({ status: 'removed' });
    expect((await remove(second.id)).body).toMatchObject({ status: 'removed' });
    expect(await keptAtStripe(world, owner.id)).toEqual([]);
  });

  it('202: given a provider that is silent, when it is removed, then it can’t be used any more, and is gone once it answers', async () => {
    await world.fault({ mode: 'error-500', operation: 'create', times: 2 });
    const { status, body } = await remove(first.id);
    expect({ status, body }).toMatchObject({ status: 202, body: { status: 'removing', default: false } });
    expect((await makeDefault(first.id)).status).toBe(409);
    await world.pass(60_000);
    await world.sweep();
    expect(await methodOf(world, first.id)).toMatchObject({ status: 'removed' });
    expect(await keptAtStripe(world, owner.id)).toHaveLength(1);
  });

  it('404: given methods of others, when they are read, chosen, confirmed, removed or listed, then they are not there', async () => {
    const at = `/payment-methods/${first.id}`;
    for (const as of strangers) {
      expect((await world.get(at, { as })).status).toBe(404);
      expect((await makeDefault(first.id, as)).status).toBe(404);
      expect((await world.post(`${at}/confirm`, {}, { as })).status).toBe(404);
      expect((await remove(first.id, as)).status).toBe(404);
      for (const list of ['/payment-methods', `/payment-methods?customerId=${owner.id}`])
        expect((await world.get(list, { as })).body.data).toEqual([]);
    }
    expect((await world.get(at, { as: ann })).status).toBe(200);
    expect(await methodOf(world, first.id)).toMatchObject({ status: 'active', default: true });
  });

  it('200: given many, when they are listed, then in pages, newest first, by customer and by status', async () => {
    const ids = async (query: string) =>
      (await world.get(`/payment-methods${query}`)).body.data.map(({ id }: MethodBody) => id);
    await remove(first.id);
    const other = await aCustomer(world);
    const third = await aSavedCard(world, { customerId: other.id });
    expect(await ids('')).toEqual([third.id, second.id]);
    expect(await ids(`?customerId=${owner.id}`)).toEqual([second.id]);
    expect(await ids('?status=removed')).toEqual([first.id]);
    const { body } = await world.get('/payment-methods?limit=1');
    expect(await ids(`?limit=1&cursor=${body.nextCursor}`)).toEqual([second.id]);
  });
});
