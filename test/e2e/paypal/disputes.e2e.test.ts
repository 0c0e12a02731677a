import { eventually } from '#test/support/eventually';
import { type DisputeBody } from '#test/support/resources';
import { openPaypalWorld, type PaypalWorld } from './paypal-world.ts';

let world: PaypalWorld;
beforeAll(async () => {
  world = await openPaypalWorld();
});
afterAll(() => world.dispose());

const disputed = async () => {
  const { id } = await world.paid();
  const { body } = await world.control('POST', '/disputes', { provider: 'paypal', paymentId: id });
  const dispute = await eventually('the dispute is known', async () => {
    const { data } = (await world.get(`/disputes?paymentId=${id}`)).body as { data: DisputeBody[] };
    return data[0];
  });
  return { paymentId: id, paypalId: body.id, dispute };
};
const becomes = (id: string, status: string) =>
  eventually(`the dispute is ${status}`, async () => {
    const { body } = await world.get(`/disputes/${id}`);
    return body.status === status;
  });

describe('a dispute at PayPal', () => {
  it('given a complaint, when it comes by webhook, then the payment shows it, and evidence can be given', async () => {
    const { paymentId, dispute } = await disputed();
    expect(dispute).toMatchObject({
      status: 'needs_response',
      amount: 10_000,
      reason: 'merchandise-or-service-not-received',
      evidenceDueAt: expect.any(String),
    });
    expect((await world.payment(paymentId)).disputeStatus).toBe('needs_response');
    const refund = await world.post(`/payments/${paymentId}/refunds`);
    expect([refund.status, refund.body.refund.failure.providerCode]).toEqual([402, 'TRANSACTION_DISPUTED']);
    const evidence = { shipping_tracking_number: 'RR1', product_description: 'A hat' };
    const answered = await world.post(`/disputes/${dispute.id}/evidence`, { evidence });
    expect([answered.status, answered.body.status]).toEqual([200, 'under_review']);
  });

  it('given evidence that PayPal was silent about, when we tell it again, then it is there once', async () => {
    const { dispute } = await disputed();
    await world.faultAt('evidence', 'timeout-after');
    await world.post(`/disputes/${dispute.id}/evidence`, { evidence: { receipt: 'No. 1' } });
    await world.settle();
    await becomes(dispute.id, 'under_review');
  });

  it.each(['won', 'lost'] as const)(
    'given a dispute, when it is %s, then no refund is invented',
    async (outcome) => {
      const { paymentId, paypalId, dispute } = await disputed();
      await world.control('POST', `/disputes/${paypalId}/close`, { outcome });
      await becomes(dispute.id, outcome);
      await world.settle();
      expect(await world.payment(paymentId)).toMatchObject({
        status: 'completed',
        refundedAmount: 0,
        disputeStatus: outcome,
      });
    },
  );
});
