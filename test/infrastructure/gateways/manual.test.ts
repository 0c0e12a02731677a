import { type Currency } from '#domain/shared/currency';
import { manualCapabilities } from '#infrastructure/gateways/manual/manual-capabilities';
import { paymentGatewayContract } from '#test/contracts/payment-gateway.contract';
import { type World } from '#test/support/world';

/** An admin has seen the money arrive, or knows that it won't. */
const say = async (world: World, paymentId: string, what: 'approve' | 'reject', body: object) => {
  const answer = await world.post(`/admin/payments/${paymentId}/${what}`, body, { key: null });
  if (answer.status !== 200) throw new Error(`${what}: ${JSON.stringify(answer.body)}`);
};

paymentGatewayContract('manual', {
  capabilities: manualCapabilities,
  currency: 'UZS' as Currency,
  price: 5_000_000n,
  sources: { needsAction: { method: 'bank_transfer', token: null } },
  pay: (world, paymentId) => say(world, paymentId, 'approve', { note: 'seen on the statement' }),
  leave: (world, paymentId) => say(world, paymentId, 'reject', { reason: 'it never came' }),
  knowsKeys: true,
  showsMethod: false,
  refundsTold: 'no',
});
