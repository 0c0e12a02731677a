import { actionsFor, type ReviewAction } from '#domain/recovery/review-actions';
import { type ReviewCase } from '#domain/recovery/review-case';

/** A case as anyone outside the module may see it. */
export type ReviewView = Omit<ReviewCase, 'version' | 'commands' | 'occasion' | 'resolution'> &
  Readonly<{ actions: readonly ReviewAction[] }>;

export const reviewView = (review: ReviewCase): ReviewView => {
  const { version: _v, commands: _c, occasion: _o, resolution: _r, ...shown } = review;
  return { ...shown, actions: actionsFor(review.cause, review.subject) };
};
