import { aCharge, admin } from '#test/support/client';
import { type Fault } from '#test/support/control';
import { stripeOf } from '#test/support/stripe-client';
import { type ReviewBody } from '#test/e2e/recovery/in-doubt';
import { type Start } from './race.ts';
import { inHand } from './moves.ts';
import { stripeCard, type Way } from './way.ts';

/** The provider did what it was asked, and its answer means nothing; at once, where a silence would take its time. */
export const executed: Fault['mode'] = 'garbage';
/** The provider neither did nor said anything. */
export const notExecuted: Fault['mode'] = 'timeout-before';
/** The same, told by a line that broke. */
export const cutOff: Fault['mode'] = 'reset';

export const authorized =
  (changes: object = {}): Start =>
  async (world, orderId) => ({ payment: await world.authorized({ orderId, ...changes }) });
export const charged =
  (changes: object = {}): Start =>
  async (world, orderId) => ({ payment: await world.charged({ orderId, ...changes }) });
/** A payment that nobody has confirmed yet. */
export const intended: Start = async (world, orderId) => {
  const { body } = await world.post('/payments/intents', { orderId, amount: 10_000, currency: 'USD' });
  return { payment: body };
};
/** Of a charge, a part was given back at the provider, and nobody has told us yet. */
export const refundedElsewhere =
  (amount: number): Start =>
  async (world, orderId) => {
    const payment = await world.charged({ orderId });
    await stripeOf(world).refunds.create({ payment_intent: payment.providerPaymentId!, amount });
    return { payment };
  };
/** A bank has taken the money of a charge back, and nobody has told us yet. */
export const disputed: Start = async (world, orderId) => {
  const payment = await world.charged({ orderId });
  await world.openDispute(payment.id);
  return { payment };
};
/** The same, but the next call of this operation does what it is asked, and its answer is lost. */
export const withLostAnswer =
  (operation: string, start: Start): Start =>
  async (world, orderId) => {
    const started = await start(world, orderId);
    await world.fault({ mode: executed, operation });
    return started;
  };
/** A charge, or a refund of all of one, whose answer was lost: `executed` all the same, or `notExecuted`. */
export const inDoubt =
  (operation: 'charge' | 'refund', mode: Fault['mode'], way: Way = stripeCard): Start =>
  async (world, orderId) => {
    const { gateway: provider, calls, asked } = way;
    const given = operation === 'refund' ? await world.charged({ orderId, ...asked }) : undefined;
    await world.fault({ provider, mode, operation: calls[operation] });
    const { status, body } = given
      ? await world.post(`/payments/${given.id}/refunds`)
      : await world.post('/payments/charge', aCharge({ orderId, ...asked }));
    if (status !== 202) throw new Error(`nothing is in doubt: ${status} ${JSON.stringify(body)}`);
    return given ? { payment: given, subject: body.id } : { payment: body };
  };
const transfer = { paymentMethod: { type: 'bank_transfer' } };
/** A bank transfer that people have to see arrive. */
export const transferred = charged(transfer);
/** One that people have seen arrive. */
export const arrived: Start = async (world, orderId) => {
  const { payment } = await transferred(world, orderId);
  await world.post(`/admin/payments/${payment.id}/approve`, { note: 'seen on the statement' });
  return { payment };
};
/** Money that is there already, recorded by one person, and too much to count before another has seen it. */
export const halfRecorded: Start = async (world, orderId) => {
  const asked = inHand(world, orderId, 200_000);
  const { body } = await world.post('/admin/payments/manual', asked, { as: { ...admin, sub: 'adm_0' } });
  return { payment: body };
};
/** One that has arrived, and a refund of it that a person has to make. */
export const transferToReturn: Start = async (world, orderId) => {
  const { payment } = await arrived(world, orderId);
  const { body } = await world.post(`/payments/${payment.id}/refunds`, { amount: 6_000 });
  return { payment, subject: body.id };
};
/** So often the provider has been asked when nobody asks any more but once. */
const asksLast = 45;
/** Longer than a call belongs to the process that promised it. */
const leaseMs = 20_000;

/** A charge that was made, but whose provider said nothing until nobody asked any more: now it is somebody's case. */
export const inReview: Start = async (world, orderId) => {
  const { payment } = await inDoubt('charge', executed)(world, orderId);
  const stored = world.platform.mongo.db.collection<{ _id: string }>('payments');
  await stored.updateOne({ _id: payment.id }, { $set: { 'inFlight.asks': asksLast } });
  await world.pass(leaseMs);
  await world.fault({ mode: 'garbage' });
  await world.modules.payments.settleCalls();
  await world.calm();
  await world.modules.recovery.findDoubts();
  const reviews: ReviewBody[] = (await world.get('/admin/reviews?limit=5')).body.data;
  const review = reviews.find(({ subject }) => subject.id === payment.id);
  if (!review) throw new Error(`there is no case about ${payment.id}`);
  return { payment, subject: review.id };
};
