import { type PaypalWorld } from '../paypal-world.ts';
import { type Order } from './order.ts';

const lasting: ReadonlySet<Order['status']> = new Set(['COMPLETED', 'VOIDED']);

/** Tells whether an order waited too long for its payer or its capture (paypal.md §4). */
export const isExpired = (world: PaypalWorld, order: Order): boolean =>
  !lasting.has(order.status) && order.endsAtMs <= world.clock.nowMs();

/** Takes an order's id and gives the order while it lives. */
export const findOrder = (world: PaypalWorld, id: string): Order | undefined => {
  const order = world.orders.get(id);
  return order === undefined || isExpired(world, order) ? undefined : order;
};

/** Takes the new version of an order and keeps it as changed now. */
export const putOrder = (world: PaypalWorld, order: Order): Order =>
  world.orders.put({ ...order, updatedMs: world.clock.nowMs() });

/** Where the payer of an order approves it. */
export const approvalUrl = (world: PaypalWorld, id: string): string =>
  `${world.url()}/checkoutnow?token=${id}`;
