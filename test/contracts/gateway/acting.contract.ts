import { eventually } from '#test/support/eventually';
import { type PaymentBody, type RefundBody } from '#test/support/resources';
import { type GatewayKit } from './gateway-kit.ts';

/** A payment whose owner acts elsewhere, through a whole Kassa: what they do there counts here, once. */
export const actingContract = (kit: GatewayKit) => {
  const { name, facts, world, post, movements, moved, whole, quarters } = kit;
  const { capabilities, sources, pay, leave } = facts;
  const { method, token } = sources.needsAction;
  const price = Number(facts.price);
  const taken = capabilities.approval ? [] : [moved('charge', whole)];

  const waiting = async (): Promise<PaymentBody> => {
    const { status, body } = await post('/payments/charge', {
      amount: price,
      currency: facts.currency,
      gateway: name,
      paymentMethod: { type: method, ...(token !== null && { token }) },
    });
    expect([status, body.status]).toEqual([201, 'requires_action']);
    expect(await movements(body.id)).toEqual([]);
    return body as PaymentBody;
  };
  const paid = async (): Promise<PaymentBody> => {
    const { id } = await waiting();
    await pay(world(), id);
    return eventually(`${id} is completed`, async () => {
      const payment = await world().payment(id);
      return payment.status === 'completed' && payment;
    });
  };
  const refunded = async (id: string, amount: number): Promise<RefundBody> => {
    const { body } = await post(`/payments/${id}/refunds`, { amount });
    await world().settle();
    return (await world().get(`/refunds/${body.id}`)).body as RefundBody;
  };

  it('takes the money when its owner has acted, once, however often they do', async () => {
    const { id, capturedAmount, nextAction } = await paid();
    expect({ capturedAmount, nextAction }).toEqual({ capturedAmount: price, nextAction: null });
    await pay(world(), id).catch(() => undefined);
    await world().settle();
    expect(await movements(id)).toEqual(taken);
    expect(await world().payment(id)).toMatchObject({ status: 'completed', capturedAmount: price });
  });

  it('takes nothing from an owner who does not act', async () => {
    const { id } = await waiting();
    await leave(world(), id);
    await world().settle();
    expect((await world().payment(id)).capturedAmount).toBe(0);
    expect(await movements(id)).toEqual([]);
  });

  it('takes nothing once the shop has given the payment up', async () => {
    const { id } = await waiting();
    const { body } = await post(`/payments/${id}/cancel`, {});
    expect(body.status).toBe('cancelled');
    await pay(world(), id).catch(() => undefined);
    await world().settle();
    expect(await movements(id)).toEqual([]);
    expect(await world().payment(id)).toMatchObject({ status: 'cancelled', capturedAmount: 0 });
  });

  const ways = [
    { what: 'all', way: capabilities.refund, amount: whole, then: 'refunded' },
    { what: 'a part', way: capabilities.partialRefund, amount: quarters(1), then: 'partially_refunded' },
  ];
  it.each(ways)('gives $what of it back: $way', async ({ way, amount, then }) => {
    const { id } = await paid();
    const minor = Number(amount.minor);
    const refund = await refunded(id, minor);
    const expected = { api: 'completed', 'by-hand': 'pending', no: 'failed' }[way];
    expect(refund).toMatchObject({ status: expected, amount: minor });
    expect(await movements(id, refund.id)).toEqual(
      way === 'api' ? [...taken, moved('refund', amount)] : taken,
    );
    expect((await world().payment(id)).status).toBe(way === 'api' ? then : 'completed');
  });
};
