import {
  type ActionNotFitting,
  type BeingResolved,
  type Resolved,
} from '#application/recovery/commands/resolve-review';
import { type ActionRefused } from '#application/recovery/finish-resolution';
import { type RecoveryUseCases } from '#application/recovery/index';
import { ResolveReview } from '#application/recovery/resolution';
import { route } from '../route.ts';
import { ReviewResource, toReviewResource } from './review-resource.ts';
import { ReviewPath } from './reviews.route.ts';

export const resolveReviewRoute = route<RecoveryUseCases>()(
  {
    method: 'post',
    path: '/api/v1/admin/reviews/:reviewId/resolve',
    tag: 'Admin',
    summary: 'End a case by one of its actions',
    description:
      'Runs the command that everybody uses. 202 while the case stays open: a second person must say the same, or the provider was asked and does not know yet.',
    access: ['admin'],
    idempotent: true,
    params: ReviewPath,
    body: ResolveReview,
    reply: ReviewResource,
    status: {
      of: ({ review }: Resolved) => (['resolved', 'cleared'].includes(review.status) ? 200 : 202),
      all: [200, 202],
    },
    replayed: ({ replayed }: Resolved) => replayed,
    refusals: {
      'not-found': 404,
      'person-needed': 403,
      'illegal-transition': 409,
      'idempotency-key-reused': 422,
      'action-not-fitting': {
        status: 422,
        detail: ({ fitting }: ActionNotFitting) =>
          `action does not fit this case; use one of: ${fitting.join(', ')}.`,
      },
      'being-resolved': {
        status: 409,
        detail: ({ by }: BeingResolved) => `${by} is resolving this case at this moment. Read it again soon.`,
        headers: () => ({ 'Retry-After': '1' }),
      },
      'second-person-needed': {
        status: 409,
        detail: () => 'You have said so already. A sum this large needs another person to say the same.',
      },
      'action-refused': {
        status: 409,
        detail: ({ why }: ActionRefused) =>
          `The command behind this action refused: ${why}. Read the case and what it is about again.`,
        extra: ({ why }: ActionRefused) => ({ why }),
      },
    },
    examples: { body: { action: 'ask-again', note: 'the provider is back' } },
  },
  (app, { actor, params, body, idempotency }) =>
    app.resolveReview({ actor, ...params, idempotency, asked: body }),
  ({ review }: Resolved) => toReviewResource(review),
);
