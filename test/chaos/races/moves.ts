import { aCharge, admin, card } from '#test/support/client';
import { type World } from '#test/support/world';
import { type Answer, type Asking, type End, type Move, type Scene } from './move.ts';

export const idOf = ({ payment }: Scene): string => {
  if (!payment) throw new Error('there is no payment yet');
  return payment.id;
};
const post = ({ world }: Scene, path: string, body: object, { key, sub }: Asking): Promise<Answer> =>
  world.post(path, body, { key, as: { ...admin, sub } });
const isStatus =
  (...statuses: readonly string[]) =>
  ({ payment }: End): boolean =>
    statuses.includes(payment.status);
export const isPaid = isStatus('completed', 'partially_refunded', 'refunded');

export const charge = (changes: object = {}): Move => ({
  name: 'charge',
  ask: (scene, asking) =>
    post(scene, '/payments/charge', aCharge({ orderId: scene.orderId, ...changes }), asking),
  isDone: isPaid,
});
export const authorize = (changes: object = {}): Move => ({
  name: 'authorize',
  ask: (scene, asking) =>
    post(scene, '/payments/authorize', aCharge({ orderId: scene.orderId, ...changes }), asking),
  isDone: isStatus('authorized'),
});
export const capture = (amount: number): Move => ({
  name: `capture ${amount}`,
  ask: (scene, asking) => post(scene, `/payments/${idOf(scene)}/capture`, { amount }, asking),
  isDone: ({ payment }) => payment.capturedAmount === amount,
});
export const cancel: Move = {
  name: 'cancel',
  ask: (scene, asking) => post(scene, `/payments/${idOf(scene)}/cancel`, {}, asking),
  isDone: isStatus('cancelled'),
};
export const confirm: Move = {
  name: 'confirm',
  ask: (scene, asking) =>
    post(scene, `/payments/${idOf(scene)}/confirm`, { paymentMethod: card('visa') }, asking),
  isDone: isPaid,
};
/** The payer is back from their provider's page: what came of it? */
export const goOn: Move = {
  name: 'go on',
  ask: (scene, asking) => post(scene, `/payments/${idOf(scene)}/confirm`, {}, asking),
  isDone: isPaid,
};
/** Its reason tells it from other refunds. */
export const refund = (amount: number): Move => ({
  name: `refund ${amount}`,
  ask: (scene, asking) =>
    post(scene, `/payments/${idOf(scene)}/refunds`, { amount, reason: asking.key }, asking),
  isDone: ({ refunds }, { key }) =>
    refunds.some(({ reason, status }) => reason === key && status === 'completed'),
});
export const approve: Move = {
  name: 'approve',
  ask: (scene, asking) =>
    post(scene, `/admin/payments/${idOf(scene)}/approve`, { note: 'seen on the statement' }, asking),
  isDone: ({ payment }, { sub }) =>
    isPaid({ payment, refunds: [] }) && payment.approvals.some(({ by }) => by === sub),
};
/** A person says that money of this amount is there already, of one and the same transfer whoever says so. */
export const inHand = ({ platform }: World, orderId: string, amount: number) => ({
  orderId,
  amount,
  currency: 'USD',
  method: 'bank_transfer',
  receivedAt: platform.clock.now().toISOString(),
  reference: `transfer ${orderId}`,
  reason: 'seen on the statement',
});
export const recordInHand: Move = {
  name: 'record money in hand',
  ask: (scene, asking) =>
    post(scene, '/admin/payments/manual', inHand(scene.world, scene.orderId, 10_000), asking),
  isDone: (end, { sub }) => isPaid(end) && end.payment.approvals.some(({ by }) => by === sub),
};
export const reject: Move = {
  name: 'reject',
  ask: (scene, asking) =>
    post(scene, `/admin/payments/${idOf(scene)}/reject`, { reason: 'it never came' }, asking),
  isDone: isStatus('failed'),
};
/** A person says how the refund ended that the scene is about. */
export const record = (outcome: 'completed' | 'failed'): Move => ({
  name: `record by hand: ${outcome}`,
  ask: (scene, asking) =>
    post(
      scene,
      `/admin/refunds/${scene.subject}/record`,
      { outcome, note: 'looked at it', evidence: 'receipt 12' },
      asking,
    ),
  isDone: ({ refunds }) => refunds.every(({ status }) => status === outcome),
});
type Resolution = Readonly<{ action: 'ask-again' }> | Readonly<{ action: 'correct-payment'; status: string }>;
/** A person settles the case that the scene is about. */
export const resolve = (resolution: Resolution): Move => ({
  name: Object.values(resolution).join(' '),
  ask: (scene, asking) => {
    const evidence = resolution.action === 'correct-payment' ? { evidence: 'the dashboard' } : {};
    const body = { ...resolution, ...evidence, note: 'looked it up' };
    return post(scene, `/admin/reviews/${scene.subject}/resolve`, body, asking);
  },
  isDone: ({ payment }) =>
    resolution.action === 'ask-again'
      ? payment.status !== 'processing'
      : payment.status === resolution.status,
});
