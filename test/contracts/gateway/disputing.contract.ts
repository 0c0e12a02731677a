import { eventually } from '#test/support/eventually';
import { type DisputeBody } from '#test/support/resources';
import { type GatewayKit } from './gateway-kit.ts';

/** Money that a payer wants back through their bank is heard of, and answered once. */
export const disputingContract = (kit: GatewayKit) => {
  const { name, facts, world, need, post, whole, movements, moved } = kit;

  const disputeOf = async (paymentId: string): Promise<DisputeBody> =>
    eventually('the dispute is heard of', async () => {
      const { body } = await world().get('/disputes?limit=100');
      return (body.data as DisputeBody[]).find((dispute) => dispute.paymentId === paymentId);
    });

  it('hears of a dispute, and has the evidence taken, once', async () => {
    const { method, token } = need(facts.sources.works, 'token that works');
    const { body: payment } = await post('/payments/charge', {
      amount: Number(facts.price),
      currency: facts.currency,
      gateway: name,
      paymentMethod: { type: method, token },
    });
    await world().openDispute(payment.id, undefined, name);
    const { id, status, amount } = await disputeOf(payment.id);
    expect({ status, amount }).toEqual({ status: 'needs_response', amount: Number(facts.price) });
    const evidence = { uncategorized_text: 'It was delivered on Monday.' };
    const submit = () => world().post(`/disputes/${id}/evidence`, { evidence }, { key: `evidence-${id}` });
    const [first, second] = [await submit(), await submit()];
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(first.body).toMatchObject({ status: 'under_review', evidence });
    expect(await movements(payment.id)).toContain(moved('charge', whole));
    expect((await world().payment(payment.id)).capturedAmount).toBe(Number(facts.price));
  });
};
