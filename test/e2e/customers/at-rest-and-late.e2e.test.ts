import { type PaymentMethodId, type TenantId } from '#domain/shared/ids';
import { customer } from '#test/support/client';
import { eventually } from '#test/support/eventually';
import { openKassa } from '#test/support/kassa';
import { openWorld, type World } from '#test/support/world';
import { aCustomer, aSavedCard, keptAtStripe, methodOf } from './saved.ts';

const ann = customer('user_ann');
const key = (id: string, fill: number) => `${id}:${Buffer.alloc(32, fill).toString('base64')}`;

describe('what is kept of a method', () => {
  it('is sealed anew with the newest key, and then opens without the old one', async () => {
    const world = await openWorld({ webhooksTo: null });
    const card = await aSavedCard(world, {}, ann);
    const { body: setup } = await world.post('/payment-methods/setup', { type: 'card' }, { as: ann });
    const anotherRing = (ring: string): World['environment'] => ({ ...world.environment, DATA_KEYS: ring });
    const both = await openKassa(anotherRing(`${key('k2', 9)},${key('k1', 7)}`));
    expect(await both.modules.reseal()).toBeGreaterThanOrEqual(2);
    await both.close();
    const methods = await world.platform.mongo.db.collection('payment_methods').find().toArray();
    expect(methods.map(({ derived }) => derived.sealedWith)).toEqual([['k2'], ['k2']]);

    const newest = await openKassa(anotherRing(key('k2', 9)));
    const seen = { tenantId: 'acme' as TenantId };
    expect(await newest.modules.customers.findSaved(seen, card.id as PaymentMethodId)).toMatchObject({
      ok: true,
    });
    expect(await newest.modules.customers.getMethod(seen, setup.id)).toMatchObject({
      ok: true,
      value: { step: { clientSecret: setup.step.clientSecret } },
    });
    await newest.close();
    await world.dispose();
  });

  it('is not in the log, in whatever way saving it went', async () => {
    const lines: string[] = [];
    const world = await openWorld({ webhooksTo: null, log: (line) => void lines.push(line) });
    const token = 'pm_card_authenticationRequiredOnSetup';
    const { body } = await world.post('/payment-methods', { type: 'card', token }, { as: ann });
    await world.post('/payment-methods', { type: 'card', token: 'pm_1Secret0Token' }, { as: ann });
    await world.fault({ mode: 'error-500', operation: 'create', times: 4 });
    await world.post('/payment-methods', { type: 'card', token: 'pm_card_visa' }, { as: ann });
    await world.pass(60_000);
    await world.sweep();
    const log = lines.join('');
    expect(lines.length).toBeGreaterThan(3);
    for (const secret of [token, 'pm_1Secret0Token', 'pm_card_visa', body.step.clientSecret])
      expect({ secret, isLogged: log.includes(secret) }).toEqual({ secret, isLogged: false });
    await world.dispose();
  });
});

describe('a method that is removed while it is being saved', () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld({ webhooksTo: null, slowLine: true })));
  afterAll(() => world.dispose());

  it('is gone in the end, here and at Stripe, although the provider’s answer came last', async () => {
    const { id: customerId } = await aCustomer(world);
    await aSavedCard(world, { customerId });
    const line = world.line!;
    line.hold();
    const saving = world
      .post('/payment-methods', { customerId, type: 'card', token: 'pm_card_mastercard' })
      .then((answer) => answer);
    await eventually('Stripe has saved it', () => line.held() > 0);
    const answer = line.keep();
    const { data } = (await world.get(`/payment-methods?customerId=${customerId}&status=pending`)).body;
    const [{ id }] = data;
    expect((await world.delete(`/payment-methods/${id}`)).body).toMatchObject({ status: 'removed' });
    answer.release();
    expect((await saving).body).toMatchObject({ id, status: 'removing', default: false });
    await world.sweep();
    expect(await methodOf(world, id)).toMatchObject({ status: 'removed' });
    expect(await keptAtStripe(world, customerId)).toHaveLength(1);
  });
});
