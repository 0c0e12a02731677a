import { card, customer } from '#test/support/client';
import { eventually } from '#test/support/eventually';
import { openWorld, type World } from '#test/support/world';

describe('disputes', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
    await world.startWorker();
  });
  afterAll(() => world.dispose());

  const disputeOf = (paymentId: string, status: string) =>
    eventually(`a dispute of ${paymentId} that is ${status}`, async () => {
      const { body } = await world.get(`/disputes?paymentId=${paymentId}`);
      return body.data.find((dispute: { status: string }) => dispute.status === status);
    });
  const disputed = async () => {
    const { id } = await world.charged();
    await world.openDispute(id, 'product_not_received');
    return disputeOf(id, 'needs_response');
  };

  it('200: given a charge, when its holder disputes it, then it shows with reason, fee and deadline, and on the payment', async () => {
    const dispute = await disputed();
    expect(dispute).toMatchObject({
      id: expect.stringMatching(/^dsp_/),
      providerDisputeId: expect.stringMatching(/^du_/),
      amount: 10_000,
      currency: 'USD',
      fee: 1_500,
      reason: 'product-not-received',
      isInquiry: false,
      evidence: null,
      evidenceDueAt: expect.any(String),
      closedAt: null,
    });
    expect((await world.get(`/disputes/${dispute.id}`)).body).toEqual(dispute);
    const payment = await eventually('the payment shows it', async () => {
      const found = await world.payment(dispute.paymentId);
      return found.disputeStatus === 'needs_response' && found;
    });
    expect(payment).toMatchObject({ status: 'completed', refundedAmount: 0 });
  });

  it.each(['won', 'lost'] as const)(
    '200: given a dispute, when it is %s, then both it and its payment say so',
    async (outcome) => {
      const { id, paymentId, providerDisputeId } = await disputed();
      await world.closeDispute(providerDisputeId, outcome);
      expect(await disputeOf(paymentId, outcome)).toMatchObject({ id, closedAt: expect.any(String) });
      await eventually(
        'the payment says so',
        async () => (await world.payment(paymentId)).disputeStatus === outcome,
      );
    },
  );

  it('200: given a dispute, when evidence is submitted, then Stripe has it and it is under review', async () => {
    const { id, paymentId } = await disputed();
    const evidence = { product_description: 'A pair of shoes', customer_name: 'Jo' };
    const { status, body } = await world.post(
      `/disputes/${id}/evidence`,
      { evidence },
      { key: 'evidence-once' },
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'under_review', evidence });
    const again = await world.post(`/disputes/${id}/evidence`, { evidence }, { key: 'evidence-once' });
    expect([again.status, again.headers['idempotent-replayed']]).toEqual([200, 'true']);
    const other = await world.post(
      `/disputes/${id}/evidence`,
      { evidence: { receipt: 'r' } },
      { key: 'evidence-once' },
    );
    expect(other.body).toMatchObject({ status: 422, code: 'idempotency-key-reused' });
    expect(await disputeOf(paymentId, 'under_review')).toMatchObject({ id });
  });

  it('200: given evidence that wins, when the bank decides, then the dispute is won without anybody asking', async () => {
    const { id, paymentId } = await disputed();
    await world.post(`/disputes/${id}/evidence`, { evidence: { uncategorized_text: 'winning_evidence' } });
    await world.pass(60_000);
    expect(await disputeOf(paymentId, 'won')).toMatchObject({ id });
  });

  it('202: given a provider that does not answer, when evidence is submitted, then it is sent again until it has it', async () => {
    const { id, paymentId } = await disputed();
    await world.fault({ mode: 'error-500', operation: 'create' });
    const { status } = await world.post(`/disputes/${id}/evidence`, { evidence: { receipt: 'no 17' } });
    expect(status).toBe(202);
    await world.pass(60_000);
    expect(await disputeOf(paymentId, 'under_review')).toMatchObject({ evidence: { receipt: 'no 17' } });
  });

  it('422: given a field the provider does not know, when evidence is submitted, then it is refused and can be corrected', async () => {
    const { id } = await disputed();
    const { status, body } = await world.post(`/disputes/${id}/evidence`, {
      evidence: { horoscope: 'good' },
    });
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'evidence-refused' });
    const corrected = await world.post(`/disputes/${id}/evidence`, { evidence: { receipt: 'no 18' } });
    expect(corrected.status).toBe(200);
  });

  it('422: given evidence that says nothing, when it is submitted, then the one chance to submit is still there', async () => {
    const { id } = await disputed();
    for (const evidence of [{}, { receipt: '' }, { receipt: ' \n' }])
      expect((await world.post(`/disputes/${id}/evidence`, { evidence })).body).toMatchObject({
        status: 422,
        code: 'invalid-request',
      });
    expect((await world.get(`/disputes/${id}`)).body).toMatchObject({
      status: 'needs_response',
      evidence: null,
    });
  });

  it('failed for good: given a disputed payment, when it is refunded, then it says that the bank decides', async () => {
    const { paymentId } = await disputed();
    const { body } = await world.post(`/payments/${paymentId}/refunds`, {});
    expect(body.failure ?? body.refund?.failure).toMatchObject({
      providerCode: 'charge_disputed',
      category: 'hard',
      retryable: false,
      message: expect.stringContaining('the bank decides'),
    });
  });

  it('409: given a closed dispute, when evidence is submitted, then it is too late', async () => {
    const { id, paymentId, providerDisputeId } = await disputed();
    await world.closeDispute(providerDisputeId, 'lost');
    await disputeOf(paymentId, 'lost');
    const late = await world.post(`/disputes/${id}/evidence`, { evidence: { receipt: 'x' } });
    expect(late.body).toMatchObject({ status: 409, code: 'illegal-transition' });
  });

  it('200: given a bank that only asks, when its inquiry opens, then no money has moved', async () => {
    const { id } = await world.charged({ paymentMethod: card('createDisputeInquiry') });
    await world.pass(60_000);
    expect(await disputeOf(id, 'needs_response')).toMatchObject({ isInquiry: true, fee: null });
    expect((await world.ledger(id)).filter(({ kind }) => kind === 'dispute')).toEqual([]);
  });

  it('403: given a customer, when they ask for disputes, then it is not theirs to ask', async () => {
    expect((await world.get('/disputes', { as: customer('cus_1') })).status).toBe(403);
  });

  it('404: given another tenant, when it asks for a dispute, then there is none', async () => {
    const { id } = await disputed();
    const other = { as: { sub: 'adm', roles: ['admin'], tenant: 'globex' } };
    expect((await world.get(`/disputes/${id}`, other)).status).toBe(404);
    expect((await world.get('/disputes', other)).body).toEqual({ data: [], nextCursor: null });
  });
});
