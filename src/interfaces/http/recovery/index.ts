import { resolveReviewRoute } from './resolve-review.route.ts';
import { assignReviewRoute, getReviewRoute, listReviewsRoute, noteReviewRoute } from './reviews.route.ts';

export const recoveryRoutes = [
  listReviewsRoute,
  getReviewRoute,
  assignReviewRoute,
  noteReviewRoute,
  resolveReviewRoute,
];
