import { z } from 'zod';
import { readBody } from '../http/read-body.ts';
import { unprocessable } from '../http/refusal.ts';
import { type Call, pathId, type Route } from '../http/route.ts';
import { completeOrder } from './complete-order.ts';
import { isExpired } from './find-order.ts';
import { type Order } from './order.ts';
import { sourceRequest } from './order-request.ts';
import { readSource } from './read-source.ts';
import { orderOf, showOrder } from './show-order.ts';

const processRequest = z.object({ payment_source: sourceRequest.optional() }).optional();

const refuseUnfit = (order: Order, intent: Order['intent']): void => {
  if (order.intent !== intent)
    throw unprocessable({ issue: 'ACTION_DOES_NOT_MATCH_INTENT', field: '/intent', value: order.intent });
  if (order.status === 'COMPLETED')
    throw unprocessable({
      issue: intent === 'CAPTURE' ? 'ORDER_ALREADY_CAPTURED' : 'ORDER_ALREADY_AUTHORIZED',
    });
  if (order.status === 'VOIDED') throw unprocessable({ issue: 'ORDER_COMPLETED_OR_VOIDED' });
};

/** A hold says that its order expired; a capture knows nothing of such an order (paypal.md §4). */
const orderToProcess = (call: Call, intent: Order['intent']): Order => {
  const known = call.world.orders.get(pathId(call));
  if (intent === 'AUTHORIZE' && known !== undefined && isExpired(call.world, known))
    throw unprocessable({ issue: 'ORDER_EXPIRED' });
  return orderOf(call, pathId(call));
};

const process = (call: Call, intent: Order['intent']): string => {
  const asked = readBody(processRequest, call.body);
  const order = orderToProcess(call, intent);
  refuseUnfit(order, intent);
  const { now, named, source, tokenId } = readSource(call.world, asked?.payment_source);
  if (now) return completeOrder(call, { ...order, named, source, tokenId }).id;
  if (order.status !== 'APPROVED') throw unprocessable({ issue: 'ORDER_NOT_APPROVED' });
  return completeOrder(call, order).id;
};

/** `POST …/capture` and `POST …/authorize`: takes or holds the money of an approved order (paypal.md §4). */
export const processOrder: readonly Route[] = [
  {
    method: 'POST',
    path: 'v2/checkout/orders/:id/capture',
    operations: () => ['charge', 'confirm'],
    once: { family: 'orders', perform: (call) => process(call, 'CAPTURE'), show: showOrder },
  },
  {
    method: 'POST',
    path: 'v2/checkout/orders/:id/authorize',
    operations: () => ['authorize', 'confirm'],
    once: { family: 'orders', perform: (call) => process(call, 'AUTHORIZE'), show: showOrder },
  },
];
