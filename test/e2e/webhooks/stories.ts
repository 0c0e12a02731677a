import { aCharge, card } from '#test/support/client';
import { stripeOf } from '#test/support/stripe-client';
import { type DisputeBody, type RefundBody } from '#test/support/resources';
import { type World } from '#test/support/world';

/** Something that happens to a payment, whose webhooks are then delivered in every order. */
export type Story = Readonly<{
  name: string;
  /** The types of what Stripe tells about it, of the eleven of WHK-3. */
  types: readonly string[];
  /** What it ends as, whichever way the webhooks come. */
  ends: object;
  /** All calls but the last. Gives the payment's id once there is one. */
  begin(world: World, orderId: string): Promise<string | undefined>;
  /** The last call to Stripe, whose reply may be held back. */
  last(world: World, paymentId: string | undefined, orderId: string): Promise<unknown>;
  /** What happens at Stripe afterwards. */
  then?(world: World, paymentId: string): Promise<unknown>;
}>;

const charging = (method: string) => (world: World, _id: string | undefined, orderId: string) =>
  world.post('/payments/charge', aCharge({ orderId, paymentMethod: card(method) }), { key: orderId });
const charged = (method: string) => async (world: World, orderId: string) =>
  (await world.charged({ orderId, paymentMethod: card(method) })).id;
const nothing = () => Promise.resolve(undefined);
const refunding = (world: World, id: string | undefined) =>
  world.post(`/payments/${id}/refunds`, { amount: 4_000 });
/** Longer than Stripe's emulator takes for a refund's second thoughts, shorter than a signature is good for. */
const aMoment = 2_000;

export const stories: readonly Story[] = [
  {
    name: 'a charge that succeeds',
    types: ['payment_intent.created', 'charge.succeeded', 'payment_intent.succeeded'],
    ends: { status: 'completed', capturedAmount: 10_000 },
    begin: nothing,
    last: charging('visa'),
  },
  {
    name: 'a charge that is declined',
    types: ['payment_intent.created', 'charge.failed', 'payment_intent.payment_failed'],
    ends: { status: 'failed', failure: { code: 'insufficient-funds' } },
    begin: nothing,
    last: charging('chargeDeclinedInsufficientFunds'),
  },
  {
    name: 'an authorization that is cancelled',
    types: ['payment_intent.created', 'charge.succeeded', 'charge.refunded', 'payment_intent.canceled'],
    ends: { status: 'cancelled', capturedAmount: 0, refundedAmount: 0, refunds: [] },
    begin: async (world, orderId) => (await world.authorized({ orderId })).id,
    last: (world, id) => world.post(`/payments/${id}/cancel`),
  },
  {
    name: 'a charge that is refunded',
    types: ['payment_intent.succeeded', 'refund.created', 'charge.refunded', 'refund.updated'],
    ends: {
      status: 'partially_refunded',
      refundedAmount: 4_000,
      refunds: [{ amount: 4_000, status: 'completed' }],
    },
    begin: charged('visa'),
    last: refunding,
    then: (world) => world.pass(aMoment),
  },
  {
    name: 'a charge whose refund the bank sends back',
    types: ['refund.created', 'charge.refunded', 'refund.updated'],
    ends: { status: 'completed', refundedAmount: 0, refunds: [{ amount: 4_000, status: 'failed' }] },
    begin: charged('refundFail'),
    last: refunding,
    then: (world) => world.pass(aMoment),
  },
  {
    name: "a charge that is refunded in Stripe's dashboard",
    types: ['refund.created', 'charge.refunded', 'refund.updated'],
    ends: {
      status: 'partially_refunded',
      refundedAmount: 3_000,
      refunds: [{ amount: 3_000, status: 'completed' }],
    },
    begin: nothing,
    last: charging('visa'),
    then: async (world, id) => {
      const [intent] = (
        await stripeOf(world).paymentIntents.search({ query: `metadata['kassa_payment_id']:'${id}'` })
      ).data;
      await stripeOf(world).refunds.create({ payment_intent: intent!.id, amount: 3_000 });
      await world.pass(aMoment);
    },
  },
  {
    name: 'a charge that is disputed and lost',
    types: [
      'charge.succeeded',
      'payment_intent.succeeded',
      'charge.dispute.created',
      'charge.dispute.closed',
    ],
    ends: { status: 'completed', disputeStatus: 'lost', disputes: [{ status: 'lost', fee: 1_500 }] },
    begin: nothing,
    last: charging('visa'),
    then: async (world, id) => world.closeDispute((await world.openDispute(id)).id, 'lost'),
  },
];

/** Everything about a payment that must not depend on how the news came: no ids, no times, no history. */
export const finalState = async (world: World, paymentId: string) => {
  const [payment, refunds, disputes] = await Promise.all([
    world.payment(paymentId),
    world.get(`/refunds?paymentId=${paymentId}`),
    world.get(`/disputes?paymentId=${paymentId}`),
  ]);
  const { status, amount, authorizedAmount, capturedAmount, refundedAmount, paymentMethod } = payment;
  const { fees, failure, nextAction, disputeStatus } = payment;
  return {
    ...{ status, amount, authorizedAmount, capturedAmount, refundedAmount, paymentMethod },
    ...{ fees, failure, nextAction, disputeStatus },
    isAtProvider: payment.providerPaymentId !== null,
    isCompleted: payment.completedAt !== null,
    refunds: refunds.body.data.map((refund: RefundBody) => ({
      amount: refund.amount,
      status: refund.status,
      failure: refund.failure,
      isAtProvider: refund.providerRefundId !== null,
    })),
    disputes: disputes.body.data.map((dispute: DisputeBody) => ({
      status: dispute.status,
      amount: dispute.amount,
      fee: dispute.fee,
      reason: dispute.reason,
      isClosed: dispute.closedAt !== null,
    })),
  };
};
