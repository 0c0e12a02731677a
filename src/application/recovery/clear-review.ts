import { decideReview, nobody, type ReviewCase } from '#domain/recovery/review-case';
import { ConcurrencyConflict } from '../shared/concurrency-conflict.ts';
import { type RecoveryPorts } from './recovery-ports.ts';

/** Ends a case that has nothing left to settle. One that somebody is working on at this moment is left to the next look. */
export const clearReview = async (
  { reviews, clock, log }: Pick<RecoveryPorts, 'reviews' | 'clock' | 'log'>,
  review: ReviewCase,
  why: string,
): Promise<void> => {
  const at = clock.now();
  if (review.resolution && review.resolution.leaseEndsAt > at) return;
  const decision = decideReview(review, { type: 'Cleared', why, by: nobody, at });
  if (!decision.ok) return;
  try {
    await reviews.save(decision.value.state);
    log.info('review-cleared', { reviewId: review.id, why });
  } catch (failure) {
    if (!(failure instanceof ConcurrencyConflict)) throw failure;
  }
};
