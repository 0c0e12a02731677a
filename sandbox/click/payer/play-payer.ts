import { type PayerVisit, type Refused } from '../../emulator.ts';
import { type ClickWorld } from '../click-world.ts';
import { newPayment } from '../payments/new-payment.ts';
import { type Payment } from '../payments/payment.ts';
import { type Walks } from '../shop/walks.ts';
import { findOrder, type Order } from './find-order.ts';

/** Takes a payment and gives what the control API shows of it. */
const shownPayment = (payment: Payment): object => ({
  state: payment.state,
  paymentId: payment.merchantTransId,
  clickTransId: payment.transId,
  clickPaydocId: payment.id,
  amount: payment.tiyin,
  error: payment.error,
  errorNote: payment.errorNote,
});

/** Lets the payer of an order act and waits for the end; gives undefined when everything was reset meanwhile. */
export const walkOrder = async (
  world: ClickWorld,
  walks: Walks,
  order: Order,
  act: Payment['act'],
): Promise<Payment | undefined> => {
  const payment = newPayment(world, { ...order, act, way: 'link' });
  walks.begin(payment);
  world.journal.flush();
  return walks.ended(payment.id, world.settings.payerWaitMs);
};

/** Plays the payer: `pay` goes through to Complete, `cancel` ends with a Complete that reports an error, `abandon` stops after Prepare. */
export const playPayer = async (
  world: ClickWorld,
  walks: Walks,
  { paymentId, act, url }: PayerVisit,
): Promise<object | Refused> => {
  if (world.settings.shopUrl === undefined)
    return { refused: 422, message: 'nobody would confirm the payment: KASSA_URL is not set' };
  const order = await findOrder(world, paymentId, url);
  if ('refused' in order) return order;
  const payment = await walkOrder(world, walks, order, act);
  return payment === undefined
    ? { refused: 409, message: 'everything was reset while the payer paid' }
    : shownPayment(payment);
};
