import { everyOne } from '#test/support/books';
import { type RefundBody } from '#test/support/resources';
import { type World } from '#test/support/world';

const slip = { outcome: 'completed', note: 'gave it back', evidence: 'receipt 12' };

/** Somebody gives back what only people can give back, at Payme with the help of its support, and says so. */
export const giveBackByHand = async (world: World): Promise<void> => {
  const refunds = await everyOne<RefundBody>(world, '/refunds');
  for (const { id, paymentId, amount } of refunds.filter(({ status }) => status === 'pending')) {
    const { gateway } = await world.payment(paymentId);
    if (gateway === 'payme')
      await world.useCabinet('payme', 'partial-refund', { paymentId, refundId: id, amount });
    const { status, body } = await world.post(`/admin/refunds/${id}/record`, slip, { key: null });
    if (status !== 200) throw new Error(`${id} could not be recorded: ${status} ${JSON.stringify(body)}`);
  }
};
