import { z } from 'zod';
import { type DisputeAnswer, SubmitEvidence } from '#application/payments/commands/submit-evidence';
import { type DisputeView } from '#application/payments/dispute-view';
import { type PaymentsUseCases } from '#application/payments/index';
import { type Page } from '#application/shared/page';
import { visibleTo } from '#application/shared/visibility';
import { ok } from '#domain/shared/result';
import { listOf, page } from '../list-query.ts';
import { route } from '../route.ts';
import { replayed } from './answers.ts';
import { DisputeResource, toDisputeResource } from './dispute-resource.ts';
import { DisputePath } from './payment-path.ts';

export const getDisputeRoute = route<PaymentsUseCases>()(
  {
    method: 'get',
    path: '/api/v1/disputes/:disputeId',
    tag: 'Disputes',
    summary: 'One dispute',
    access: ['admin'],
    params: DisputePath,
    reply: DisputeResource,
    status: 200,
    refusals: { 'not-found': 404 },
  },
  (app, { actor, params }) => app.getDispute(visibleTo(actor), params.disputeId),
  toDisputeResource,
);

export const listDisputesRoute = route<PaymentsUseCases>()(
  {
    method: 'get',
    path: '/api/v1/disputes',
    tag: 'Disputes',
    summary: 'Disputes, newest first',
    access: ['admin'],
    query: listOf('dsp').extend({
      paymentId: z.string().max(64).optional(),
      status: DisputeResource.shape.status.optional(),
    }),
    reply: page(DisputeResource),
    status: 200,
    refusals: {},
  },
  async (app, { actor, query: { limit, cursor, ...filter } }) =>
    ok(await app.listDisputes(visibleTo(actor), filter, { limit, cursor })),
  ({ data, nextCursor }: Page<DisputeView>) => ({ data: data.map(toDisputeResource), nextCursor }),
);

export const submitEvidenceRoute = route<PaymentsUseCases>()(
  {
    method: 'post',
    path: '/api/v1/disputes/:disputeId/evidence',
    tag: 'Disputes',
    summary: 'Submit evidence to the bank',
    access: ['admin'],
    idempotent: true,
    params: DisputePath,
    body: SubmitEvidence,
    reply: DisputeResource,
    status: {
      of: ({ dispute }: DisputeAnswer) => (dispute.status === 'needs_response' ? 202 : 200),
      all: [200, 202],
    },
    replayed,
    refusals: {
      'not-found': 404,
      'illegal-transition': 409,
      'idempotency-key-reused': 422,
      'evidence-refused': {
        status: 422,
        detail: () => "The provider refused evidence; check its fields against the provider's list.",
      },
    },
  },
  (app, { actor, params, body, idempotency }) =>
    app.submitEvidence({ seen: visibleTo(actor), ...params, ...body, idempotency }),
  ({ dispute }: DisputeAnswer) => toDisputeResource(dispute),
);
