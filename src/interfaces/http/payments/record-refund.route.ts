import { RecordRefundByHand } from '#application/payments/commands/record-refund-by-hand';
import { type PaymentsUseCases } from '#application/payments/index';
import { route } from '../route.ts';
import { RefundPath } from './payment-path.ts';
import { RefundResource, toRefundResource } from './refund-resource.ts';
import { secondWordRefusals } from './second-word-refusals.ts';

export const recordRefundRoute = route<PaymentsUseCases>()(
  {
    method: 'post',
    path: '/api/v1/admin/refunds/:refundId/record',
    tag: 'Admin',
    summary: 'Write down how a refund ended that no API could make',
    params: RefundPath,
    access: ['admin'],
    body: RecordRefundByHand,
    reply: RefundResource,
    status: 200,
    description:
      "Above the tenant's limit for one person it answers 409 with a reviewId: what was said waits there until another person has resolved that case by saying the same.",
    refusals: { 'not-found': 404, 'illegal-transition': 409, ...secondWordRefusals },
  },
  (app, { actor, params, body }) => app.recordRefundByHand({ actor, ...params, ...body }),
  toRefundResource,
);
