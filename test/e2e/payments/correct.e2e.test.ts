import { openWorld, type World } from '#test/support/world';

describe('POST /admin/payments/:id/correct', () => {
  let world: World;
  beforeAll(
    async () => void (world = await openWorld({ webhooksTo: null, env: { GATEWAY_TIMEOUT_MS: '250' } })),
  );
  afterAll(() => world.dispose());

  const correct = (id: string, correction: object) =>
    world.post(`/admin/payments/${id}/correct`, correction, { key: null });
  const evidence = { reason: 'the bank statement shows it', evidence: 'statement 17, line 4' };
  const unresolved = async () => {
    await world.fault({ mode: 'timeout-before', operation: 'charge' });
    const { status, body } = await world.post('/payments/charge', {
      amount: 10_000,
      currency: 'USD',
      paymentMethod: { type: 'card', token: 'pm_card_visa' },
    });
    expect(status).toBe(202);
    return body.id as string;
  };

  it('200: given an outcome nobody knows, when an admin has evidence, then it is set right and says who and why', async () => {
    const id = await unresolved();
    const { status, body } = await correct(id, {
      status: 'completed',
      providerPaymentId: 'pi_seen',
      ...evidence,
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'completed', capturedAmount: 10_000, providerPaymentId: 'pi_seen' });
    expect(body.timeline.at(-1)).toMatchObject({ status: 'completed', cause: 'correction' });
    expect(body.timeline.at(-1).note).toContain('adm_1');
    expect(body.timeline.at(-1).note).toContain('statement 17, line 4');
  });

  it('200: given an outcome nobody knows, when an admin corrects it to failed, then it has failed for their reason', async () => {
    const { body } = await correct(await unresolved(), { status: 'failed', ...evidence });
    expect(body).toMatchObject({ status: 'failed', failure: { message: evidence.reason } });
  });

  it('409: given a completed payment, when an admin corrects it to cancelled, then the table does not allow it', async () => {
    const { id } = await world.charged();
    const { body } = await correct(id, { status: 'cancelled', ...evidence });
    expect(body).toMatchObject({ status: 409, code: 'illegal-transition' });
  });

  it('422: given money that moved, when an admin does not say where it can be found, or says that it was more, then it is refused', async () => {
    const id = await unresolved();
    const nowhere = await correct(id, { status: 'completed', ...evidence });
    expect(nowhere.body).toMatchObject({ status: 422, code: 'provider-payment-id-needed' });
    const more = await correct(id, {
      status: 'completed',
      amount: 10_001,
      providerPaymentId: 'pi_more',
      ...evidence,
    });
    expect(more.body).toMatchObject({ status: 422, code: 'amount-above-payment' });
  });

  it('422: given no evidence, when an admin corrects, then it is refused', async () => {
    const { id } = await world.charged();
    expect((await correct(id, { status: 'failed', reason: 'I feel so' })).status).toBe(422);
    expect((await correct(id, { status: 'refunded', ...evidence })).status).toBe(422);
  });
});
