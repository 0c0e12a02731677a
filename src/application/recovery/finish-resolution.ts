import { decideReview, isEnded, type ReviewCase } from '#domain/recovery/review-case';
import { type ReviewEvent } from '#domain/recovery/review-events';
import { err, ok, type Result } from '#domain/shared/result';
import { type Actor } from '../shared/actor.ts';
import { retryOnConflict } from '../shared/retry-on-conflict.ts';
import { carryOut } from './carry-out.ts';
import { type RecoveryPorts } from './recovery-ports.ts';
import { type ResolveReview } from './resolution.ts';

/** The command that was to end the case refused; `why` is its code. */
export type ActionRefused = Readonly<{ code: 'action-refused'; why: string }>;

/** Carries out what the case says has begun, and writes down how it ended. */
export const finishResolution = async (
  ports: RecoveryPorts,
  actor: Actor,
  review: ReviewCase,
  asked: ResolveReview,
): Promise<Result<ReviewCase, ActionRefused>> => {
  const { deeds, doubts, clock, log } = ports;
  const about = { reviewId: review.id, action: asked.action, by: actor.subject, requestId: actor.requestId };
  const done = await carryOut(deeds, actor, review.subject, asked);
  // Only an answer ends the doubt; asking does not, and neither does another's word that came first.
  const doubt = await doubts.of(review.tenantId, review.subject, clock.now());
  const isOpen =
    (asked.action !== 'close' && doubt?.occasion === review.occasion) ||
    (asked.action === 'ask-again' && review.cause === 'discrepancy');
  const at = clock.now();
  const by = actor.subject;
  if (isOpen || (!done.ok && review.cause === 'discrepancy')) {
    const why = done.ok ? 'nobody knows yet' : done.error.code;
    const left = await note(ports, review, { type: 'ResolutionFailed', why, by, at });
    log.warn('review-left-open', { ...about, why });
    return done.ok ? ok(left) : err({ code: 'action-refused', why });
  }
  if (!done.ok) {
    // It was settled by somebody else, perhaps otherwise than was asked.
    await note(ports, review, { type: 'Cleared', why: 'it was settled meanwhile', by, at });
    return err({ code: 'action-refused', why: done.error.code });
  }
  const resolved = await note(ports, review, { type: 'Resolved', action: asked.action, by, at });
  log.info('review-resolved', about);
  return ok(resolved);
};

/** Records what came of it, on the case as it is now; one that has ended meanwhile stays as it ended. */
const note = (
  { reviews }: Pick<RecoveryPorts, 'reviews'>,
  lastSeen: ReviewCase,
  event: ReviewEvent,
): Promise<ReviewCase> =>
  retryOnConflict(async () => {
    const review = (await reviews.find(lastSeen.tenantId, lastSeen.id)) ?? lastSeen;
    const isMine = review.resolution?.commandKey === lastSeen.resolution?.commandKey;
    if (isEnded(review) || !isMine) return review;
    const decision = decideReview(review, event);
    return decision.ok ? reviews.save(decision.value.state) : review;
  });
