import { admin, type Caller, customer } from '#test/support/client';
import { openWorld, type World } from '#test/support/world';
import { aCustomer, aSavedCard } from './saved.ts';

const ann = customer('user_ann');
const bob = customer('user_bob');
const globex: Caller = { ...admin, tenant: 'globex' };

describe('customers', () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld({ webhooksTo: null })));
  afterAll(() => world.dispose());
  afterEach(() => world.platform.mongo.db.collection('customers').deleteMany({}));
  const idsSeenBy = async (as: Caller, query = '') =>
    (await world.get(`/customers${query}`, { as })).body.data.map(({ id }: { id: string }) => id);

  it('201: given all that can be said about one, when they are made known, then that is what is read', async () => {
    const said = {
      userId: 'user_ann',
      email: 'Ann@Example.test',
      name: 'Ann',
      phone: '+14155550123',
      address: { line1: 'Main Street 1', city: 'Bern', postalCode: '3000', country: 'CH' },
      metadata: { tier: 'gold' },
    };
    const made = await aCustomer(world, said);
    expect(made).toMatchObject({
      ...said,
      id: expect.stringMatching(/^cus_[0-9A-Z]{26}$/),
      address: { ...said.address, line2: null, region: null },
      links: [],
      defaultPaymentMethodId: null,
    });
    expect((await world.get(`/customers/${made.id}`)).body).toEqual(made);
  });

  it('200: given a change, when it is sent, then only that changes, and null takes back', async () => {
    const made = await aCustomer(world, { email: 'ann@example.test', name: 'Ann', metadata: { a: '1' } });
    const { status, body } = await world.patch(`/customers/${made.id}`, { email: null, name: 'Anna' });
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { email: null, name: 'Anna', metadata: { a: '1' } },
    });
  });

  it.each([
    ['email', { email: 'nobody' }],
    ['phone', { phone: '0123' }],
    ['address.country', { address: { country: 'Germany' } }],
    ['colour', { colour: 'blue' }],
  ])('422: given a wrong %s, when one is made known, then the field is named', async (path, said) => {
    const { status, body } = await world.post('/customers', said);
    expect({ status, paths: body.issues.map((issue: { path: string }) => issue.path) }).toEqual({
      status: 422,
      paths: [path],
    });
  });

  it('409: given a user who is known, when they come again, then they are told who they are', async () => {
    const { id } = await aCustomer(world, {}, ann);
    const again = await world.post('/customers', { name: 'Ann' }, { as: ann });
    expect({ status: again.status, body: again.body }).toMatchObject({
      status: 409,
      body: { code: 'customer-exists', customerId: id },
    });
    expect((await world.post('/customers', { userId: 'user_ann' })).status).toBe(409);
    expect(await idsSeenBy(admin)).toEqual([id]);
  });

  it('201: given a key, when the request is repeated, also many times at once, then there is one customer', async () => {
    const ask = (key: string, body = {}, as: Caller = admin) => world.post('/customers', body, { as, key });
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask('crowd', { name: 'Ann' })));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers.filter(({ headers }) => headers['idempotent-replayed'] === undefined)).toHaveLength(1);
    expect((await ask('crowd', { name: 'Bob' })).body.code).toBe('idempotency-key-reused');
    expect((await ask('crowd', { name: 'Ann' }, bob)).body.code).toBe('idempotency-key-reused');
    const own = await ask('own', {}, ann);
    expect((await ask('own', {}, ann)).body).toEqual(own.body);
    expect((await world.post('/customers', {}, { key: null })).status).toBe(201);
  });

  it('200: given many users at once, when each makes themselves known several times, then each is one customer', async () => {
    const answers = await Promise.all(
      Array.from({ length: 24 }, (_, n) => world.post('/customers', {}, { as: customer(`user_${n % 3}`) })),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(3);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(21);
  });

  it('404: given customers of others, when they are read, changed or listed, then they are not there', async () => {
    const { id } = await aCustomer(world, { email: 'ann@example.test' }, ann);
    for (const as of [bob, globex, { ...ann, tenant: 'globex' }]) {
      expect((await world.get(`/customers/${id}`, { as })).status).toBe(404);
      expect((await world.patch(`/customers/${id}`, { name: 'Mine' }, { as })).status).toBe(404);
      expect(await idsSeenBy(as, '?email=ann@example.test')).toEqual([]);
      expect(await idsSeenBy(as, '?userId=user_ann')).toEqual([]);
    }
    expect((await world.get(`/customers/${id}`, { as: ann })).status).toBe(200);
    expect((await world.post('/customers', { userId: 'user_ann' }, { as: bob })).body).toMatchObject({
      status: 422,
      code: 'user-not-yours',
    });
    expect((await world.get('/customers', { as: { roles: ['seller'] } })).status).toBe(403);
  });

  it('200: given several, when they are listed, then they are found by email in any capitals, by user, and in pages', async () => {
    const first = await aCustomer(world, { email: 'Ann@Example.test', userId: 'user_ann' });
    const second = await aCustomer(world, { email: 'bob@example.test' });
    expect(await idsSeenBy(admin)).toEqual([second.id, first.id]);
    expect(await idsSeenBy(admin, '?email=aNN@example.TEST')).toEqual([first.id]);
    expect(await idsSeenBy(admin, '?userId=user_ann')).toEqual([first.id]);
    expect(await idsSeenBy(ann)).toEqual([first.id]);
    expect(await idsSeenBy(globex)).toEqual([]);
    const { body } = await world.get('/customers?limit=1');
    expect(body.nextCursor).toBe(second.id);
    expect(await idsSeenBy(admin, `?limit=1&cursor=${body.nextCursor}`)).toEqual([first.id]);
  });

  it('422: given a card number or raw card fields anywhere, when they are sent, then they are refused and not repeated', async () => {
    const { id } = await aCustomer(world);
    const number = '4242 4242 4242 4242';
    for (const answer of [
      await world.post('/customers', { name: number }),
      await world.post('/customers', { metadata: { note: number } }),
      await world.patch(`/customers/${id}`, { address: { line1: number } }),
      await world.post('/payment-methods', { customerId: id, type: 'card', token: '4242424242424242' }),
      await world.post('/payment-methods/setup', { customerId: id, type: 'card', gateway: number }),
      await world.post('/portal-sessions', { returnUrl: 'https://shop.test/?card=4242424242424242' }),
    ]) {
      expect(answer.body).toMatchObject({ status: 422, code: 'card-number-refused' });
      expect(answer.text).not.toContain('4242');
    }
    for (const raw of [{ cvc: '123' }, { card: { exp_month: 12 } }, { paymentMethod: { number: '1' } }])
      expect(
        (await world.post('/payment-methods', { customerId: id, type: 'card', ...raw })).body,
      ).toMatchObject({ status: 422, code: 'raw-card-fields-refused' });
  });

  it('201: given who is linked to Stripe, when they change, then Stripe’s id of them stays', async () => {
    const { id } = await aCustomer(world, { email: 'ann@example.test' });
    await aSavedCard(world, { customerId: id });
    const { body } = await world.get(`/customers/${id}`);
    expect(body.links).toEqual([
      { gatewayAccountId: 'gwa_configured_stripe', providerCustomerId: expect.stringMatching(/^cus_/) },
    ]);
    await world.patch(`/customers/${id}`, { email: 'ann@example.org' });
    await aSavedCard(world, { customerId: id });
    expect((await world.get(`/customers/${id}`)).body.links).toEqual(body.links);
  });
});
