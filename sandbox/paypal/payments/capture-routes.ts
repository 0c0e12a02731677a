import { known } from '../http/refusal.ts';
import { type Call, lookup, ok, pathId, type Route } from '../http/route.ts';
import { type Capture } from './capture.ts';
import { captureLinks, wholeCapture } from './capture-body.ts';
import { type Refund } from './refund.ts';
import { refundBody, refundLinks } from './refund-body.ts';
import { refundCapture } from './refund-capture.ts';

const captureOf = (call: Call, id: string): Capture => known(call.world.captures.get(id), 'capture_id', id);

const refundOf = (call: Call, id: string): Refund => known(call.world.refunds.get(id), 'refund_id', id);

/** Shows the capture with this id, as short as the caller prefers. */
export const showCapture = (call: Call, id: string): object => {
  const capture = captureOf(call, id);
  if (call.whole) return wholeCapture(call.world, capture);
  return { id, status: capture.status, links: captureLinks(call.world, capture) };
};

const showRefund = (call: Call, id: string): object => {
  const refund = refundOf(call, id);
  if (call.whole) return refundBody(call.world, refund);
  return { id, status: refund.status, links: refundLinks(call.world, refund) };
};

/** Show and refund of captures, show of refunds (paypal.md §5). */
export const captureRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: 'v2/payments/captures/:id',
    operations: lookup,
    handle: (call) => ok(wholeCapture(call.world, captureOf(call, pathId(call)))),
  },
  {
    method: 'POST',
    path: 'v2/payments/captures/:id/refund',
    operations: () => ['refund'],
    once: {
      family: 'payments',
      perform: (call) => refundCapture(call, captureOf(call, pathId(call))).id,
      show: showRefund,
    },
  },
  {
    method: 'GET',
    path: 'v2/payments/refunds/:id',
    operations: lookup,
    handle: (call) => ok(refundBody(call.world, refundOf(call, pathId(call)))),
  },
];
