import { emit } from '../events/emit.ts';
import { type PaypalWorld } from '../paypal-world.ts';
import { buyer } from '../people.ts';
import { declines, good, type Temper } from '../sources/temper.ts';
import { findOrder, putOrder } from './find-order.ts';
import { type Order } from './order.ts';
import { orderBody } from './order-body.ts';

/** Tells whether an order waits for its payer: nobody approved it, or what they chose is declined. */
export const waitsForPayer = ({ status, source }: Order): boolean =>
  status === 'CREATED' ||
  status === 'PAYER_ACTION_REQUIRED' ||
  (status === 'APPROVED' && source?.temper.kind === 'declines');

const chosen = (order: Order, temper: Temper): Order['source'] =>
  order.named === 'card' && order.source !== null ? order.source : { kind: 'paypal', temper };

/** Lets the payer see an order: from now on they have time to approve it. Gives the order, undefined when it does not wait for anybody. */
export const visitOrder = (world: PaypalWorld, id: string): Order | undefined => {
  const order = findOrder(world, id);
  if (order === undefined || !waitsForPayer(order)) return undefined;
  const endsAtMs = Math.max(order.endsAtMs, world.clock.nowMs() + world.settings.approvalLivesMs);
  return world.orders.put({ ...order, endsAtMs });
};

/** Lets the payer approve an order that waits for them, with money that works or a card that will be declined. */
export const approveOrder = (world: PaypalWorld, order: Order, funding: 'good' | 'declined'): Order => {
  const approved = putOrder(world, {
    ...order,
    status: 'APPROVED',
    source: chosen(order, funding === 'good' ? good : declines),
    endsAtMs: Math.max(order.endsAtMs, world.clock.nowMs() + world.settings.approvalLivesMs),
  });
  emit(world, 'CHECKOUT.ORDER.APPROVED', orderBody(world, approved, true), approved.id);
  return approved;
};

const withToken = (way: string | null, order: Order): URL | null => {
  if (way === null) return null;
  const url = new URL(way);
  url.searchParams.set('token', order.id);
  return url;
};

/** Where the payer is sent after approving (`return_url?token=…&PayerID=…`); null when the shop named no place. */
export const wayBack = (order: Order): string | null => {
  const url = withToken(order.return_url, order);
  url?.searchParams.set('PayerID', buyer.payer_id);
  return url?.toString() ?? null;
};

/** Where the payer is sent after cancelling (`cancel_url?token=…`); null when the shop named no place. */
export const wayOut = (order: Order): string | null => withToken(order.cancel_url, order)?.toString() ?? null;
