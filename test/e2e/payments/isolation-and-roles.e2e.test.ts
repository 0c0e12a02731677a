import { aCharge, admin, type Caller, customer, platformOperator } from '#test/support/client';
import { openWorld, type World } from '#test/support/world';

describe('who sees and does what', () => {
  let world: World;
  let mine: string;
  let theirs: string;
  beforeAll(async () => {
    world = await openWorld({ webhooksTo: null });
    mine = (await world.charged({}, { as: customer('cus_me') })).id;
    theirs = (await world.charged({ customerId: 'cus_other' })).id;
  });
  afterAll(() => world.dispose());

  const me = customer('cus_me');
  const globex: Caller = { ...admin, tenant: 'globex' };
  const statusOf = async (path: string, as: Caller) => (await world.get(path, { as })).status;
  const idsSeenBy = async (as: Caller) =>
    (await world.get('/payments', { as })).body.data.map(({ id }: { id: string }) => id);

  it('404: given the payment of another customer, or of another tenant, when it is read, then there is none', async () => {
    expect(await statusOf(`/payments/${mine}`, me)).toBe(200);
    expect(await statusOf(`/payments/${theirs}`, me)).toBe(404);
    expect(await statusOf(`/payments/${mine}`, { ...me, tenant: 'globex' })).toBe(404);
    expect(await statusOf(`/payments/${mine}`, globex)).toBe(404);
    expect(await statusOf(`/payments/${theirs}`, customer('cus_other'))).toBe(200);
  });

  it('200: given payments of several owners, when they are listed, then everyone sees their own and the admin all', async () => {
    expect(await idsSeenBy(me)).toEqual([mine]);
    expect(await idsSeenBy(customer('cus_other'))).toEqual([theirs]);
    expect(await idsSeenBy(customer('cus_nobody'))).toEqual([]);
    expect(await idsSeenBy(globex)).toEqual([]);
    expect(new Set(await idsSeenBy(admin))).toEqual(new Set([mine, theirs]));
  });

  it('404: given a payment of another tenant, when it is captured, cancelled or refunded, then there is none', async () => {
    const { id } = await world.authorized();
    for (const verb of ['capture', 'cancel', 'refunds'])
      expect((await world.post(`/payments/${id}/${verb}`, {}, { as: globex })).status).toBe(404);
    expect((await world.post(`/payments/${id}/confirm`, {}, { as: me })).status).toBe(404);
    expect(await world.payment(id)).toMatchObject({ status: 'authorized' });
  });

  it('403: given a customer, when they capture, cancel, refund or correct, then it is not theirs to do', async () => {
    for (const verb of ['capture', 'cancel', 'refunds'])
      expect((await world.post(`/payments/${mine}/${verb}`, {}, { as: me })).body).toMatchObject({
        status: 403,
        code: 'forbidden',
      });
    const correction = { status: 'cancelled', reason: 'because', evidence: 'none' };
    expect((await world.post(`/admin/payments/${mine}/correct`, correction, { as: me })).status).toBe(403);
  });

  it('422: given a customer, when they charge in the name of another, then it is refused', async () => {
    const { body } = await world.post('/payments/charge', aCharge({ customerId: 'cus_other' }), { as: me });
    expect(body).toMatchObject({ status: 422, code: 'customer-not-yours' });
  });

  it('404: given a refund of another owner, when it is read, then there is none', async () => {
    const { body } = await world.post(`/payments/${theirs}/refunds`, { amount: 100 });
    expect(await statusOf(`/refunds/${body.id}`, admin)).toBe(200);
    expect(await statusOf(`/refunds/${body.id}`, customer('cus_other'))).toBe(200);
    expect(await statusOf(`/refunds/${body.id}`, me)).toBe(404);
    expect((await world.get(`/refunds?paymentId=${theirs}`, { as: me })).body.data).toEqual([]);
    expect(await statusOf(`/refunds/${body.id}`, globex)).toBe(404);
  });

  it('403: given who operates the platform, when they ask for payments, then those are the tenants’', async () => {
    expect(await statusOf('/payments', platformOperator)).toBe(403);
    expect(await statusOf('/admin/tenants', platformOperator)).toBe(200);
    expect(await statusOf('/admin/tenants', admin)).toBe(403);
  });

  it('401: given no token, or one that is over, when anything is asked, then nobody is there', async () => {
    const wrong = { headers: { Authorization: 'Bearer nobody' } };
    expect((await world.get('/payments', wrong)).body).toMatchObject({
      status: 401,
      code: 'unauthenticated',
    });
    expect((await world.post('/payments/charge', aCharge(), wrong)).status).toBe(401);
  });
});
