import { customer } from '#test/support/client';
import { openWorld, type World } from '#test/support/world';

describe('payments by hand', () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld({ webhooksTo: null })));
  afterAll(() => world.dispose());

  const charge = async (type = 'bank_transfer', body: object = {}) => {
    const answer = await world.post('/payments/charge', {
      amount: 5_000_000,
      currency: 'UZS',
      orderId: 'order-1',
      paymentMethod: { type },
      ...body,
    });
    expect(answer.status).toBe(201);
    return answer.body;
  };
  const say = (id: string, what: 'approve' | 'reject', body: object, as: object = {}) =>
    world.post(`/admin/payments/${id}/${what}`, body, { key: null, ...as });
  const yes = { note: 'seen on the statement', evidence: 'statement 17, line 4' };

  it.each(['cash_on_delivery', 'bank_transfer', 'check'])(
    '201: given %s, when it is charged, then the customer is told what to do and nothing counts yet',
    async (type) => {
      const payment = await charge(type);
      expect(payment).toMatchObject({
        status: 'requires_action',
        gateway: 'manual',
        capturedAmount: 0,
        nextAction: { type: 'instructions', text: expect.any(String), reference: payment.number },
      });
    },
  );

  it('200: given a transfer that waits, when an admin approves it, then it counts, with who saw it and where', async () => {
    const { id } = await charge();
    const { status, body } = await say(id, 'approve', yes);
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'completed', capturedAmount: 5_000_000, nextAction: null });
    expect(body.fees).toMatchObject({ gateway: 0, platform: 150_000, net: 4_850_000 });
    expect(body.approvals).toMatchObject([{ by: 'adm_1', ...yes }]);
  });

  it('200: given an approved payment, when the same admin approves it again, then nothing changes', async () => {
    const { id } = await charge();
    const first = await say(id, 'approve', yes);
    const second = await say(id, 'approve', yes);
    expect(second.status).toBe(200);
    expect(second.body).toEqual(first.body);
  });

  it('one wins: given a transfer that waits, when it is approved and rejected at once, then it ends as one of them', async () => {
    const { id } = await charge();
    const answers = await Promise.all([
      say(id, 'approve', yes),
      say(id, 'reject', { reason: 'it never came' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { body } = await world.get(`/payments/${id}`);
    expect(body.capturedAmount).toBe(body.status === 'completed' ? 5_000_000 : 0);
    expect(['completed', 'failed']).toContain(body.status);
  });

  it('200: given a transfer that waits, when an admin rejects it, then it has failed for their reason', async () => {
    const { id } = await charge();
    const { body } = await say(id, 'reject', { reason: 'the courier came back with the parcel' });
    expect(body).toMatchObject({
      status: 'failed',
      failure: { code: 'cancelled-by-customer', message: 'the courier came back with the parcel' },
    });
  });

  it('409: given a card payment, when an admin tries to approve it, then it is refused', async () => {
    const { body } = await world.post('/payments/charge', {
      amount: 1_000,
      currency: 'USD',
      paymentMethod: { type: 'card', token: 'pm_card_visa' },
    });
    expect((await say(body.id, 'approve', yes)).body).toMatchObject({
      status: 409,
      code: 'illegal-transition',
    });
  });

  it('lists what waits for approval, and only that, for admins', async () => {
    const waiting = await charge('check');
    const done = await charge('check');
    await say(done.id, 'approve', yes);
    const { body } = await world.get('/admin/payments/pending-approval?limit=100');
    const ids = body.data.map(({ id }: { id: string }) => id);
    expect(ids).toContain(waiting.id);
    expect(ids).not.toContain(done.id);
    const asCustomer = await world.get('/admin/payments/pending-approval', { as: customer('cus_1') });
    expect(asCustomer.status).toBe(403);
  });

  it('200: given a transfer that waits, when the shop cancels it, then it can no longer be approved', async () => {
    const { id } = await charge();
    expect((await world.post(`/payments/${id}/cancel`, {})).body.status).toBe('cancelled');
    expect((await say(id, 'approve', yes)).status).toBe(409);
  });

  it('expires after its days when nobody says anything', async () => {
    const { id } = await charge();
    await world.pass(13 * 86_400_000);
    await world.sweep();
    expect((await world.get(`/payments/${id}`)).body.status).toBe('requires_action');
    await world.pass(2 * 86_400_000);
    await world.sweep();
    expect((await world.get(`/payments/${id}`)).body.status).toBe('cancelled');
  });

  it('422: given money by hand, when it is to be held or confirmed in a browser, then it says that it cannot', async () => {
    const asked = { amount: 1_000, currency: 'USD', paymentMethod: { type: 'check' }, gateway: 'manual' };
    const held = await world.post('/payments/authorize', asked);
    expect(held.body).toMatchObject({ status: 422, code: 'authorize-not-supported' });
    const intent = await world.post('/payments/intents', asked);
    expect(intent.body).toMatchObject({ status: 422, code: 'intent-not-supported' });
  });
});
