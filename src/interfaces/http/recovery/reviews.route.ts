import { z } from 'zod';
import { AssignReview, NoteReview } from '#application/recovery/commands/work-on-review';
import { type RecoveryUseCases } from '#application/recovery/index';
import { type ReviewView } from '#application/recovery/review-view';
import { type Page } from '#application/shared/page';
import { ReviewIdSchema } from '#application/shared/schemas';
import { ok } from '#domain/shared/result';
import { listOf, page } from '../list-query.ts';
import { route } from '../route.ts';
import { ReviewResource, reviewPriority, reviewStatus, toReviewResource } from './review-resource.ts';

export const ReviewPath = z.strictObject({ reviewId: ReviewIdSchema });
const shared = { tag: 'Admin', access: ['admin'] } as const;

export const listReviewsRoute = route<RecoveryUseCases>()(
  {
    ...shared,
    method: 'get',
    path: '/api/v1/admin/reviews',
    summary: 'Money in doubt that wants a person, newest first',
    query: listOf('rev').extend({
      status: reviewStatus.optional(),
      priority: reviewPriority.optional(),
      assignee: z.string().min(1).max(120).optional(),
    }),
    reply: page(ReviewResource),
    status: 200,
    refusals: {},
  },
  async (app, { actor, query: { limit, cursor, ...filter } }) =>
    ok(await app.listReviews(actor.tenantId, filter, { limit, cursor })),
  ({ data, nextCursor }: Page<ReviewView>) => ({ data: data.map(toReviewResource), nextCursor }),
);

export const getReviewRoute = route<RecoveryUseCases>()(
  {
    ...shared,
    method: 'get',
    path: '/api/v1/admin/reviews/:reviewId',
    summary: 'One case, with its evidence and what is suggested',
    params: ReviewPath,
    reply: ReviewResource,
    status: 200,
    refusals: { 'not-found': 404 },
  },
  (app, { actor, params }) => app.getReview(actor.tenantId, params.reviewId),
  toReviewResource,
);

export const assignReviewRoute = route<RecoveryUseCases>()(
  {
    ...shared,
    method: 'post',
    path: '/api/v1/admin/reviews/:reviewId/assign',
    summary: 'Give a case to somebody',
    params: ReviewPath,
    body: AssignReview,
    reply: ReviewResource,
    status: 200,
    refusals: { 'not-found': 404, 'illegal-transition': 409 },
    examples: { body: { to: 'adm_2' } },
  },
  (app, { actor, params, body }) => app.assignReview({ actor, ...params, ...body }),
  toReviewResource,
);

export const noteReviewRoute = route<RecoveryUseCases>()(
  {
    ...shared,
    method: 'post',
    path: '/api/v1/admin/reviews/:reviewId/notes',
    summary: 'Write something down on a case',
    idempotent: true,
    params: ReviewPath,
    body: NoteReview,
    reply: ReviewResource,
    status: 201,
    refusals: { 'not-found': 404, 'illegal-transition': 409, 'idempotency-key-reused': 422 },
    examples: { body: { text: 'Asked the bank; they call back tomorrow.' } },
  },
  (app, { actor, params, body, idempotency }) => app.noteReview({ actor, ...params, ...body, idempotency }),
  toReviewResource,
);
