import { known } from '../http/refusal.ts';
import { type Call, lookup, ok, pathId, type Route } from '../http/route.ts';
import { findOrder } from './find-order.ts';
import { type Order } from './order.ts';
import { orderBody } from './order-body.ts';

/** Takes the id of an order and gives the order; one that is unknown or expired is refused with 404. */
export const orderOf = (call: Call, id: string): Order => known(findOrder(call.world, id), 'order_id', id);

/** Shows the order with this id, as short as the caller prefers. */
export const showOrder = (call: Call, id: string): object =>
  orderBody(call.world, orderOf(call, id), call.whole);

/** `GET /v2/checkout/orders/{id}`. */
export const getOrder: Route = {
  method: 'GET',
  path: 'v2/checkout/orders/:id',
  operations: lookup,
  handle: (call) => ok(orderBody(call.world, orderOf(call, pathId(call)), true)),
};
