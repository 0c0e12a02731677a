import { readBody } from '../http/read-body.ts';
import { type Call, type Operation, type Route } from '../http/route.ts';
import { freshId } from '../ids.ts';
import { completeOrder } from './complete-order.ts';
import { putOrder } from './find-order.ts';
import { type Order } from './order.ts';
import { orderRequest } from './order-request.ts';
import { paysAtOnce, readSource } from './read-source.ts';
import { readUnits } from './read-units.ts';
import { showOrder } from './show-order.ts';

/** Tells what a create does, without minding whether it is right. */
const isImmediate = ({ body }: Call): boolean => {
  const parsed = orderRequest.safeParse(body);
  return parsed.success && parsed.data.payment_source !== undefined && paysAtOnce(parsed.data.payment_source);
};

const operationsOf = (call: Call): readonly Operation[] => {
  if (!isImmediate(call)) return ['create'];
  return [(call.body as { intent: string }).intent === 'CAPTURE' ? 'charge' : 'authorize'];
};

const create = (call: Call): string => {
  const { world } = call;
  const asked = readBody(orderRequest, call.body);
  const units = readUnits(asked);
  const { now, ...funding } = readSource(world, asked.payment_source);
  const nowMs = world.clock.nowMs();
  const order: Order = {
    id: freshId(),
    intent: asked.intent,
    status: funding.named === null ? 'CREATED' : 'PAYER_ACTION_REQUIRED',
    units,
    ...funding,
    savedTokenId: null,
    return_url: funding.return_url ?? asked.application_context?.return_url ?? null,
    cancel_url: funding.cancel_url ?? asked.application_context?.cancel_url ?? null,
    createdMs: nowMs,
    updatedMs: nowMs,
    endsAtMs: nowMs + world.settings.orderLivesMs,
  };
  return (now ? completeOrder(call, order) : putOrder(world, order)).id;
};

/** `POST /v2/checkout/orders`: begins an order, or processes it at once when what pays is known (paypal.md §4). */
export const createOrder: Route = {
  method: 'POST',
  path: 'v2/checkout/orders',
  operations: operationsOf,
  once: { family: 'orders', needsId: isImmediate, perform: create, show: showOrder },
};
