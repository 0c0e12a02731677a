import { admin, platformOperator } from '#test/support/client';
import { openWorld, type World } from '#test/support/world';
import { anAccountOf, accountsAt } from '../gateways/a-gateway-account.ts';
import { request, refuseRecordsLike, trailOf } from './trail.ts';

const second = { as: { ...platformOperator, sub: 'ops_2' } };

describe('the audit trail of what admins do', () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld({ webhooksTo: null })));
  afterAll(() => world.dispose());

  /** Both records of one request: what was asked, and how it was answered. */
  const recordsOf = async (requestId: string, as = admin) => {
    const found = await trailOf(world, `?requestId=${requestId}`, as);
    return {
      asked: found.find(({ outcome }) => outcome === 'asked'),
      answered: found.find(({ outcome }) => outcome !== 'asked' && outcome !== 'done'),
    };
  };

  it('says who asked for what, when, from where and why, and what was there before and after', async () => {
    const tenant = { as: platformOperator };
    await world.patch('/admin/tenants/acme', { name: 'Acme' }, tenant);
    const { status } = await world.patch(
      '/admin/tenants/acme',
      { name: 'Acme Ltd' },
      { ...tenant, ...request('rename') },
    );
    expect(status).toBe(200);
    const { asked, answered } = await recordsOf('rename', platformOperator);
    expect(asked).toMatchObject({
      action: 'PATCH /admin/tenants/:tenantId',
      at: expect.stringMatching(/^\d{4}-/),
      subject: { kind: 'tenant', id: 'acme' },
      actor: { kind: 'user', id: 'ops_1' },
      asked: { name: 'Acme Ltd' },
      address: expect.stringMatching(/127\.0\.0\.1/),
      answer: answered!.id,
    });
    expect(answered).toMatchObject({
      outcome: 'succeeded',
      status: 200,
      code: null,
      before: { name: 'Acme' },
      after: { name: 'Acme Ltd' },
    });
  });

  it('names what was made, and what was there when it was taken away', async () => {
    const made = await world.post(
      '/admin/fee-overrides',
      { tenantId: 'acme', basisPoints: 120, reason: 'an old friend' },
      { as: platformOperator, ...request('agree') },
    );
    const agreed = await recordsOf('agree', platformOperator);
    expect(agreed.asked).toMatchObject({ reason: 'an old friend', subject: { id: null } });
    expect(agreed.answered).toMatchObject({
      subject: { kind: 'fee-overrides', id: made.body.id },
      before: null,
      after: { basisPoints: 120 },
    });
    await world.delete(`/admin/fee-overrides/acme/${made.body.id}`, {
      as: platformOperator,
      ...request('end'),
    });
    const { answered } = await recordsOf('end', platformOperator);
    expect(JSON.stringify(answered!.before)).toContain(made.body.id);
  });

  it('records what was refused, with the code', async () => {
    const { id } = await world.charged();
    await world.post(`/payments/${id}/capture`, {}, request('capture-again'));
    const { answered } = await recordsOf('capture-again');
    expect(answered).toMatchObject({ outcome: 'refused', status: 409, code: 'illegal-transition' });
    await world.post('/admin/api-keys', { nonsense: true }, request('nonsense'));
    expect((await recordsOf('nonsense')).answered).toMatchObject({ outcome: 'refused', status: 422 });
  });

  it('keeps no secret, no token and no card number, wherever it stood', async () => {
    const payment = await world.authorized();
    const { id } = await anAccountOf(world, 'acme');
    const made = await world.post('/admin/api-keys', { name: 'Shop', roles: ['admin'], scopes: ['*'] });
    const secrets = ['sk_test_acme', 'whsec_acme', 'sk_live_4711secret', 'whsec_4711', made.body.secret];
    await world.post(`${accountsAt}/${id}/rotate`, {
      credentials: { secretKey: 'sk_live_4711secret', webhookSecrets: ['whsec_4711'] },
    });
    await world.post(`/admin/api-keys/${made.body.id}/rotate`, {});
    await world.post(`/payments/${payment.id}/refunds`, { reason: 'card 4242 4242 4242 4242' });
    await world.post(`/payments/${payment.id}/refunds`, { amount: 4242424242424242, cvc: 'q987q' });
    await world.post(`/payments/4242424242424242/capture`);
    const stored = await world.platform.mongo.db.collection('audit_records').find().toArray();
    const text = JSON.stringify(stored);
    for (const secret of [...secrets, '4242 4242', '42424242', 'q987q', 'pm_card_visa'])
      expect([secret, text.includes(secret)]).toEqual([secret, false]);
    expect(text).toContain('[masked]');
    expect(text).toContain('[card number]');
  });

  it('that can’t be written keeps the action from being done', async () => {
    const allow = await refuseRecordsLike(world, { requestId: 'unseen' });
    const before = (await world.get('/admin/api-keys?limit=100')).body.data.length;
    const { status, body } = await world.post(
      '/admin/api-keys',
      { name: 'Unseen', roles: ['admin'], scopes: ['*'] },
      request('unseen'),
    );
    await allow();
    expect([status, body.code]).toEqual([503, 'unavailable']);
    expect((await world.get('/admin/api-keys?limit=100')).body.data).toHaveLength(before);
  });

  it('shows an action that was cut short as one without an answer', async () => {
    const allow = await refuseRecordsLike(world, { requestId: 'cut-short', outcome: 'succeeded' });
    const { status } = await world.post(
      '/admin/api-keys',
      { name: 'Cut', roles: ['admin'], scopes: ['*'] },
      request('cut-short'),
    );
    await allow();
    expect(status).toBe(201);
    const { asked, answered } = await recordsOf('cut-short');
    expect(answered).toBeUndefined();
    expect(asked).toMatchObject({ answer: null });
    const one = await world.get(`/admin/audit/${asked!.id}`);
    expect(one.body).toEqual(asked);
    const report = await world.get('/admin/audit/reports?format=csv');
    expect(report.text).toMatch(new RegExp(`${asked!.id},.*,unanswered,`));
  });

  it('shows nobody another tenant’s', async () => {
    const [record] = await trailOf(world, '');
    const globex = { sub: 'adm_9', tenant: 'globex', roles: ['admin'] };
    expect((await world.get(`/admin/audit/${record!.id}`, { as: globex })).status).toBe(404);
    expect(await trailOf(world, '', globex)).toEqual([]);
    expect((await world.get('/admin/audit?tenantId=acme', { as: globex })).status).toBe(404);
    expect(await trailOf(world, '?tenantId=acme', platformOperator)).toContainEqual(record);
  });

  it('says who proposed and who agreed to an adjustment that needs two', async () => {
    const asked = { tenantId: 'acme', account: 'tax', side: 'debit', amount: 900_000_00, currency: 'USD' };
    const { status, body } = await world.post(
      '/admin/ledger/adjustments',
      { ...asked, reason: 'a lost invoice' },
      { as: platformOperator },
    );
    expect(status).toBe(202);
    await world.post(`/admin/ledger/adjustments/${body.id}/approve`, { note: 'I saw it' }, second);
    await world.settle();
    const found = await trailOf(world, `?subject=${body.id}`);
    expect(found.map(({ action, actor }) => [action, actor.id]).reverse()).toEqual([
      ['ledger.adjustment-proposed', 'ops_1'],
      ['ledger.adjustment-approved', 'ops_2'],
      ['ledger.adjustment-posted', 'ops_2'],
    ]);
    expect(found[0]).toMatchObject({ reason: 'a lost invoice', after: { account: 'tax', side: 'debit' } });
  });
});
