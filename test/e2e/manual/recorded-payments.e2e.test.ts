import { bookDifferences } from '#test/support/books';
import { admin, type Caller, platformOperator } from '#test/support/client';
import { openWorld, type World } from '#test/support/world';
import { aKey, withKey } from '../access/a-key.ts';
import { anAccountOf } from '../gateways/a-gateway-account.ts';

const dayMs = 86_400_000;
const otherAdmin: Caller = { sub: 'adm_2', roles: ['admin'] };

describe('payments that an admin records by hand', () => {
  let world: World;
  let references = 0;
  beforeAll(async () => void (world = await openWorld({ webhooksTo: null })));
  afterAll(() => world.dispose());

  const ago = (ms: number) => new Date(world.platform.clock.now().getTime() - ms).toISOString();
  const money = (changes: object = {}) => ({
    amount: 50_000,
    currency: 'USD',
    method: 'bank_transfer',
    receivedAt: ago(dayMs),
    reference: `TRF ${(references += 1)}`,
    reason: 'seen on the statement, line 4',
    ...changes,
  });
  const record = (body: object, asking: object = {}) => world.post('/admin/payments/manual', body, asking);
  const approve = (id: string, as: Caller = admin) =>
    world.post(`/admin/payments/${id}/approve`, { note: 'seen too' }, { as, key: null });
  const large = () => money({ amount: 100_001 });

  it('201: given money in hand, when an admin records it, then it is a payment like any other, and in the books', async () => {
    const body = money({ orderId: 'order-9', customerId: 'ann', invoiceId: 'INV-7' });
    const answer = await record(body);
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      status: 'completed',
      gateway: 'manual',
      capturedAmount: 50_000,
      fees: { platform: 1_500, gateway: 0, net: 48_500 },
      ...{ orderId: 'order-9', customerId: 'ann', invoiceId: 'INV-7' },
      received: { at: body.receivedAt, reference: body.reference },
      approvals: [{ by: 'adm_1', note: body.reason, evidence: body.reference }],
    });
    await world.settle();
    const { body: entries } = await world.get(`/admin/ledger/entries?paymentId=${answer.body.id}`);
    expect(entries.data).toMatchObject([{ type: 'captured' }]);
    const refund = await world.post(`/payments/${answer.body.id}/refunds`, { amount: 10_000 });
    expect([refund.status, refund.body.awaitsPerson]).toEqual([202, true]);
    expect((await world.get('/orders/order-9/payments')).body.data).toHaveLength(1);
  });

  it('201: given the same key, when it is sent again, then it is the same payment, however late', async () => {
    const body = money({ receivedAt: ago(89.5 * dayMs) });
    const first = await record(body, { key: 'rec-1' });
    await world.pass(dayMs);
    const again = await record(body, { key: 'rec-1' });
    expect([again.status, again.headers['idempotent-replayed'], again.body]).toEqual([
      201,
      'true',
      first.body,
    ]);
    expect((await record(money(), { key: 'rec-1' })).body.code).toBe('idempotency-key-reused');
  });

  it('409: given a reference that is recorded, when it is written otherwise, then it names the payment that has it', async () => {
    const { body: first } = await record(money({ reference: 'Ref 4711' }));
    const again = await record(money({ reference: ' rEF4711 ', amount: 7 }));
    expect(again.body).toMatchObject({ status: 409, code: 'reference-in-use', paymentId: first.id });
    expect(again.body.detail).toContain(first.id);
    const byCheck = await record(money({ reference: 'Ref 4711', method: 'check' }));
    const elsewhere = await record(money({ reference: 'Ref 4711' }), {
      as: { sub: 'adm_1', roles: ['admin'], tenant: 'globex' },
    });
    expect([byCheck.status, elsewhere.status]).toEqual([201, 201]);
  });

  it('409: given a payment that was announced, when its number is recorded, then it is to be approved instead', async () => {
    const paymentMethod = { type: 'bank_transfer' };
    const { id, number } = await world.charged({ paymentMethod });
    const answer = await record(money({ reference: number }));
    expect(answer.body).toMatchObject({ code: 'reference-in-use', paymentId: id });
    expect(answer.body.detail).toContain('Approve that one');
  });

  it('one is made: given one key sent many times at once, and given one reference under many keys', async () => {
    const sameKey = large();
    const byKey = await Promise.all(Array.from({ length: 6 }, () => record(sameKey, { key: 'rec-many' })));
    expect(new Set(byKey.map(({ body }) => body.id)).size).toBe(1);
    expect(byKey.map(({ status }) => status)).toEqual(Array(6).fill(201));
    const same = money();
    const byReference = await Promise.all(Array.from({ length: 6 }, () => record(same)));
    expect(byReference.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
    const made = byReference.find(({ status }) => status === 201)?.body.id as string;
    for (const { body } of byReference.filter(({ status }) => status === 409))
      expect(body.paymentId).toBe(made);
    expect((await approve(byKey[0]?.body.id as string, otherAdmin)).status).toBe(200);
    await world.settle();
    expect(await bookDifferences(world)).toEqual([]);
  });

  it('422: given a time to come or long gone, or an amount out of bounds, then it names the field', async () => {
    for (const [changes, code, field] of [
      [{ receivedAt: ago(-90_000) }, 'received-at-not-possible', 'receivedAt'],
      [{ receivedAt: ago(91 * dayMs) }, 'received-at-not-possible', 'receivedAt'],
      [{ amount: 100_000_000 }, 'amount-outside-limits', 'amount'],
    ] as const) {
      const { body } = await record(money(changes));
      expect(body).toMatchObject({ status: 422, code });
      expect(body.detail).toContain(field);
    }
    for (const changes of [{ reason: '' }, { reference: ' ' }, { method: 'card' }, { receivedAt: 'today' }])
      expect((await record(money(changes))).body.issues).toMatchObject([{ path: Object.keys(changes)[0] }]);
    expect((await record(money(), { key: null })).body.code).toBe('idempotency-key-required');
  });

  it('waits for another: given more than one person may say, then only another admin makes it count', async () => {
    const { body: waiting } = await record(large());
    expect(waiting).toMatchObject({ status: 'requires_action', capturedAmount: 0 });
    const pending = await world.get('/admin/payments/pending-approval?limit=100');
    expect(pending.body.data.map(({ id }: { id: string }) => id)).toContain(waiting.id);
    expect((await approve(waiting.id)).body).toMatchObject({ status: 409, code: 'approved-by-you-already' });
    const correction = { status: 'completed', reason: 'it is here', evidence: 'statement' };
    expect((await world.post(`/admin/payments/${waiting.id}/correct`, correction)).status).toBe(409);
    const { body: approved } = await approve(waiting.id, otherAdmin);
    expect(approved).toMatchObject({ status: 'completed', capturedAmount: 100_001 });
    expect(approved.approvals).toMatchObject([{ by: 'adm_1' }, { by: 'adm_2' }]);
    expect((await approve(waiting.id, otherAdmin)).body).toEqual(approved);
  });

  it('403: given more than one person may say, then an API key is neither the first nor the second of them', async () => {
    const key = withKey(await aKey(world));
    const refused = { status: 403, code: 'person-needed' };
    expect((await record(large(), key)).body).toMatchObject(refused);
    const small = await record(money(), { ...key, key: 'rec-by-key' });
    expect(small.body.status).toBe('completed');
    const { body: waiting } = await record(large());
    const approval = { note: 'seen by a machine' };
    const asked = await world.post(`/admin/payments/${waiting.id}/approve`, approval, { ...key, key: null });
    expect(asked.body).toMatchObject(refused);
    const { body: announced } = await world.post('/payments/charge', {
      amount: 50_000,
      currency: 'USD',
      paymentMethod: { type: 'check' },
    });
    const alone = await world.post(`/admin/payments/${announced.id}/approve`, approval, {
      ...key,
      key: null,
    });
    expect(alone.body.status).toBe('completed');
  });

  it('409: given a payment that waits for approval, or money by hand that came to nothing, then nobody corrects it into counting', async () => {
    const { body: announced } = await world.post('/payments/charge', {
      amount: 50_000,
      currency: 'USD',
      paymentMethod: { type: 'bank_transfer' },
    });
    const correction = { status: 'completed', reason: 'it is here', evidence: 'statement' };
    const correct = () => world.post(`/admin/payments/${announced.id}/correct`, correction, { key: null });
    const asked = await correct();
    expect(asked.body).toMatchObject({ status: 409, code: 'awaits-approval' });
    expect(asked.body.detail).toContain('Approve it');
    await world.post(`/admin/payments/${announced.id}/reject`, { reason: 'never came' }, { key: null });
    expect((await correct()).body).toMatchObject({ status: 409, code: 'illegal-transition' });
  });

  it('frees its reference: given a payment that another admin rejects, then the money may be recorded rightly', async () => {
    const wrong = large();
    const { body: first } = await record(wrong);
    await world.post(
      `/admin/payments/${first.id}/reject`,
      { reason: 'that is not our money' },
      { key: null },
    );
    const { body: second } = await record({ ...wrong, amount: 10_001 });
    expect(second).toMatchObject({ status: 'completed', received: { reference: wrong.reference } });
    const correction = { status: 'completed', reason: 'it is here', evidence: 'statement' };
    expect((await world.post(`/admin/payments/${first.id}/correct`, correction)).status).toBe(409);
  });

  it('obeys the account of the tenant: its maximum, and its own limit for one person', async () => {
    const settings = { maximum: { EUR: 9_000 }, secondApproverAbove: { EUR: 500 }, autoApprove: true };
    const tenant = { as: { sub: 'adm_1', roles: ['admin'], tenant: 'umbrella' } };
    await anAccountOf(world, 'umbrella', { provider: 'manual', settings, credentials: {} });
    const above = await record(money({ currency: 'EUR', amount: 9_001 }), tenant);
    expect(above.body).toMatchObject({ status: 422, code: 'amount-above-gateway-maximum' });
    expect(above.body.detail).toMatch(/^amount .* 9000 /);
    expect((await record(money({ currency: 'EUR', amount: 501 }), tenant)).body.status).toBe(
      'requires_action',
    );
    expect((await record(money({ currency: 'EUR', amount: 500 }), tenant)).body.status).toBe('completed');
    const limits = { secondPersonAbove: { EUR: 400 } };
    await world.patch('/admin/tenants/umbrella', limits, { as: platformOperator });
    expect((await record(money({ currency: 'EUR', amount: 450 }), tenant)).body.status).toBe(
      'requires_action',
    );
  });

  it('lists what was recorded, page by page and by status, and nothing else', async () => {
    const as = { as: { sub: 'adm_1', roles: ['admin'], tenant: 'initech' } };
    await world.charged({ paymentMethod: { type: 'check' } }, as);
    const made = [];
    for (const body of [money(), large(), money()]) made.unshift((await record(body, as)).body.id as string);
    const first = (await world.get('/admin/payments/manual?limit=2', as)).body;
    const rest = (await world.get(`/admin/payments/manual?cursor=${first.nextCursor}`, as)).body;
    expect([...first.data, ...rest.data].map(({ id }: { id: string }) => id)).toEqual(made);
    expect(rest.nextCursor).toBeNull();
    const waiting = await world.get('/admin/payments/manual?status=requires_action', as);
    expect(waiting.body.data.map(({ id }: { id: string }) => id)).toEqual([made[1]]);
  });
});
