import { decideReview, nobody, type ReviewCase } from '#domain/recovery/review-case';
import { priorities, priorityOf } from '#domain/recovery/review-priority';
import { ConcurrencyConflict } from '../../shared/concurrency-conflict.ts';
import { isLargeFor, openReview } from '../open-review.ts';
import { type RecoveryPorts } from '../recovery-ports.ts';
import { lookAt } from './look-at.ts';

const foundMax = 500;
const lookedAtMax = 50;
/** How long an open case rests between looks. */
const restMs = 20_000;

/** Opens a case for everything in doubt that no event told of. Gives how many were new. */
export const findDoubts = (ports: RecoveryPorts) => async (): Promise<number> => {
  const doubts = await ports.doubts.all(ports.clock.now(), foundMax);
  const known = await ports.reviews.knownOccasions(doubts.map(({ occasion }) => occasion));
  const unknown = doubts.filter(({ occasion }) => !known.has(occasion));
  for (const doubt of unknown) await openReview(ports, doubt);
  return unknown.length;
};

/** Looks at open cases again: clears what has settled, weighs anew what has grown old, and counts what waits. */
export const lookAgain = (ports: RecoveryPorts) => async (): Promise<number> => {
  const { reviews, clock, metrics, log } = ports;
  const now = clock.now();
  const due = await reviews.takeDue(now, new Date(now.getTime() + restMs), lookedAtMax);
  for (const review of due)
    try {
      if (await lookAt(ports)(review.tenantId, review.subject)) await weigh(ports, review);
    } catch (error) {
      log.error('review-not-looked-at', { reviewId: review.id, error });
    }
  const backlog = await reviews.backlog();
  for (const priority of priorities) metrics.setGauge('review_backlog', { priority }, backlog[priority]);
  return due.length;
};

const weigh = async (ports: RecoveryPorts, review: ReviewCase): Promise<void> => {
  const at = ports.clock.now();
  const priority = priorityOf(review, await isLargeFor(ports, review, at), at);
  if (priority === review.priority) return;
  const decision = decideReview(review, { type: 'Weighed', priority, by: nobody, at });
  if (!decision.ok) return;
  try {
    await ports.reviews.save(decision.value.state);
  } catch (failure) {
    // Somebody has worked on it since; the next look weighs it.
    if (!(failure instanceof ConcurrencyConflict)) throw failure;
    return;
  }
  if (priority === 'critical')
    ports.log.error('review-critical', { reviewId: review.id, cause: review.cause, priority });
};
