import { type PayerVisit, type Refused } from '../../emulator.ts';
import { pageAtShop } from '../../http/page-at-shop.ts';
import { approveOrder, visitOrder, waitsForPayer, wayBack, wayOut } from '../orders/approve-order.ts';
import { findOrder } from '../orders/find-order.ts';
import { type Order } from '../orders/order.ts';
import { type PaypalWorld } from '../paypal-world.ts';
import { approveSetup, setupReturn } from '../vault/approve-setup.ts';
import { findSetupToken } from '../vault/find-setup-token.ts';
import { type SetupToken } from '../vault/setup-token.ts';

/** What the payer has before them, by the id in the address of its page. */
type Before = { readonly order: Order | undefined; readonly setup: SetupToken | undefined };

const newest = <T>(all: readonly T[], fits: (one: T) => boolean): T | undefined => all.filter(fits).at(-1);

const byPage = (world: PaypalWorld, page: string): Before => {
  const { searchParams } = new URL(page);
  const id = searchParams.get('token') ?? searchParams.get('approval_session_id') ?? '';
  return { order: findOrder(world, id), setup: findSetupToken(world, id) };
};

const byPayment = (world: PaypalWorld, paymentId: string): Before => {
  const isOpen = (order: Order): boolean => waitsForPayer(order) && findOrder(world, order.id) !== undefined;
  const waits = ({ id, status }: SetupToken): boolean =>
    status === 'PAYER_ACTION_REQUIRED' && findSetupToken(world, id) !== undefined;
  return {
    order: newest(world.orders.where('custom', paymentId), isOpen),
    setup: newest(world.setupTokens.where('customer', paymentId), waits) ?? findSetupToken(world, paymentId),
  };
};

const lookFor = async (world: PaypalWorld, { url, paymentId }: PayerVisit): Promise<Before> => {
  if (url !== undefined) return byPage(world, url);
  const known = byPayment(world, paymentId);
  if (known.order !== undefined || known.setup !== undefined) return known;
  const page = await pageAtShop(world.settings.shopUrl, paymentId);
  return typeof page === 'string' ? byPage(world, page) : known;
};

const declinedFunds = (url: string | undefined): boolean =>
  url !== undefined && new URL(url).searchParams.get('funding') === 'declined';

const actOnOrder = (world: PaypalWorld, order: Order, { act, url }: PayerVisit): object | Refused => {
  const visited = visitOrder(world, order.id);
  if (visited === undefined)
    return { refused: 409, message: `order ${order.id} does not wait for its payer: it is ${order.status}` };
  if (act === 'abandon') return { id: visited.id, status: visited.status };
  if (act === 'cancel') return { id: visited.id, status: visited.status, returnUrl: wayOut(visited) };
  const approved = approveOrder(world, visited, declinedFunds(url) ? 'declined' : 'good');
  return { id: approved.id, status: approved.status, returnUrl: wayBack(approved) };
};

const actOnSetup = (world: PaypalWorld, setup: SetupToken, { act }: PayerVisit): object | Refused => {
  if (setup.status !== 'PAYER_ACTION_REQUIRED')
    return { refused: 409, message: `setup token ${setup.id} does not wait: it is ${setup.status}` };
  if (act !== 'pay') return { id: setup.id, status: setup.status, returnUrl: setup.cancel_url };
  const approved = approveSetup(world, setup);
  return { id: approved.id, status: approved.status, returnUrl: setupReturn(approved) };
};

/**
 * Plays the payer of an order or of a method to be saved: found by the page in `url` (`funding=declined` in it chooses
 * money that will be declined), else the newest open one of the payment or customer, else by the shop's link. `pay`
 * approves; `cancel` goes back to the shop, of which PayPal tells nobody; `abandon` just looks.
 */
export const playPayer = async (world: PaypalWorld, visit: PayerVisit): Promise<object | Refused> => {
  const { order, setup } = await lookFor(world, visit);
  const done = order
    ? actOnOrder(world, order, visit)
    : setup
      ? actOnSetup(world, setup, visit)
      : { refused: 404 as const, message: `no open order or setup token is known as ${visit.paymentId}` };
  return done;
};
