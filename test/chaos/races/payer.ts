import { controlClient } from '#test/sandbox/open-sandbox';
import { type Move, type Scene } from './move.ts';
import { authorize, idOf, isPaid } from './moves.ts';
import { news } from './news.ts';
import { type Start } from './race.ts';
import { pageAt } from './way.ts';

type Page = Parameters<typeof pageAt>[0];

/** Somebody does something at the provider. Whoever comes too late there is turned away, which is no mistake. */
const atProvider = async ({ world }: Scene, path: string, act: object): Promise<undefined> => {
  const { status, body } = await controlClient(world.sandbox.controlUrl)('POST', path, act);
  if (![200, 404, 409].includes(status)) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
};

/**
 * A payer who has the page before them pays there. Payme and Click ask Kassa and tell it before they are done; PayPal
 * tells by a webhook. They ask nobody but their provider, so nobody is answered.
 */
export const pays = (provider: Page): Move => ({
  name: `the payer pays at ${provider}`,
  ask: (scene) => {
    const page = scene.payment?.nextAction;
    if (page?.type !== 'redirect') throw new Error('the payer was sent nowhere');
    return atProvider(scene, '/payer', { provider, paymentId: idOf(scene), act: 'pay', url: page.url });
  },
  isDone: isPaid,
});
/** The merchant takes a paid receipt back in Payme's cabinet, and Payme has Kassa cancel its transaction. */
export const takesBack: Move = {
  name: 'cancelled in the cabinet',
  ask: (scene) => atProvider(scene, '/cabinet/refund', { provider: 'payme', paymentId: idOf(scene) }),
  isDone: ({ payment }) => payment.status === 'refunded',
};
/** PayPal's word that the payer has approved comes: Kassa takes the money. */
export const hearsApproval: Move = { ...news, name: 'the approval', isDone: isPaid };

/** The same of money that is only to be held. */
export const hearsApprovalOfHold: Move = { ...hearsApproval, isDone: authorize().isDone };

/** Somebody who is to pay at the provider's page. */
export const sent =
  (provider: Page): Start =>
  async (world, orderId) => ({ payment: await world.charged({ orderId, ...pageAt(provider) }) });
/** The same, and they did: at PayPal they have approved, and nobody has taken the money. */
export const paidAt =
  (provider: Page): Start =>
  async (world, orderId) => {
    const payment = await world.charged({ orderId, ...pageAt(provider) });
    await world.playPayer(provider, payment.id, 'pay');
    return { payment };
  };
/** Money that its payer has approved at PayPal to be held, and nobody has had held. */
export const approvedHold: Start = async (world, orderId) => {
  const payment = await world.authorized({ orderId, ...pageAt('paypal') });
  await world.playPayer('paypal', payment.id, 'pay');
  return { payment };
};
