import { actionsFor, type ReviewAction } from '#domain/recovery/review-actions';
import { decideReview, isEnded, type ReviewCase } from '#domain/recovery/review-case';
import { type Proposal, type ReviewEvent } from '#domain/recovery/review-events';
import { secondPersonRule, type SecondPersonNeeded, takesTwo } from '#domain/recovery/second-person';
import { err, ok, type Result } from '#domain/shared/result';
import { type IllegalTransition } from '#domain/shared/state-machine';
import { type Actor } from '../../shared/actor.ts';
import { type Idempotency, keyReused, type KeyReused } from '../../shared/idempotency.ts';
import { KeyTaken } from '../../shared/key-taken.ts';
import { notFound, type NotFound } from '../../shared/not-found.ts';
import { mustBePerson, type PersonNeeded } from '../../shared/person.ts';
import { retryOnConflict } from '../../shared/retry-on-conflict.ts';
import { finishResolution, type ActionRefused } from '../finish-resolution.ts';
import { isLargeFor } from '../open-review.ts';
import { type RecoveryPorts } from '../recovery-ports.ts';
import { type ResolveReview } from '../resolution.ts';
import { reviewView, type ReviewView } from '../review-view.ts';

type Input = Readonly<{ actor: Actor; reviewId: string; idempotency: Idempotency; asked: ResolveReview }>;
export type ActionNotFitting = Readonly<{ code: 'action-not-fitting'; fitting: readonly ReviewAction[] }>;
export type BeingResolved = Readonly<{ code: 'being-resolved'; by: string }>;
type Refusal =
  | NotFound
  | KeyReused
  | IllegalTransition
  | ActionNotFitting
  | BeingResolved
  | SecondPersonNeeded
  | PersonNeeded
  | ActionRefused;
export type Resolved = Readonly<{ review: ReviewView; replayed: boolean }>;

/** Longer than any action takes; then whoever began it is dead, and anybody may begin anew. */
const leaseMs = 30_000;

/**
 * An admin ends a case. What is to be done is stored first, then done by the command that everybody uses, then recorded.
 * Whoever dies in between is finished by a repetition, or by the next look at the case.
 */
export const resolveReview =
  (ports: RecoveryPorts) =>
  async (input: Input): Promise<Result<Resolved, Refusal>> => {
    const { actor, asked } = input;
    try {
      const begun = await retryOnConflict(() => begin(ports, input));
      if (!begun.ok) return begun;
      const { review, next } = begun.value;
      if (next === 'answer') return ok({ review: reviewView(review), replayed: true });
      if (next === 'wait') return ok({ review: reviewView(review), replayed: false });
      const ended = await finishResolution(ports, actor, review, asked);
      return ended.ok ? ok({ review: reviewView(ended.value), replayed: next === 'finish' }) : ended;
    } catch (failure) {
      if (failure instanceof KeyTaken) return err(keyReused);
      throw failure;
    }
  };

type Begun = Readonly<{ review: ReviewCase; next: 'answer' | 'wait' | 'carry-out' | 'finish' }>;

const begin = async (
  ports: RecoveryPorts,
  { actor, reviewId, idempotency: { key, requestHash: hash }, asked }: Input,
): Promise<Result<Begun, Refusal>> => {
  const review = await ports.reviews.find(actor.tenantId, reviewId);
  if (!review) return err(notFound);
  const first = review.commands.find((command) => command.key === key);
  if (first && first.hash !== hash) return err(keyReused);
  const isMine = review.resolution?.commandKey === key;
  // Another may have begun since, or what this request asked for was proposed, refused or left open: that is its answer.
  if (first) return ok({ review, next: isMine && !isEnded(review) ? 'finish' : 'answer' });

  const at = ports.clock.now();
  const by = actor.subject;
  const fitting = actionsFor(review.cause, review.subject);
  if (!fitting.includes(asked.action)) return err({ code: 'action-not-fitting', fitting });
  if (!isEnded(review) && review.resolution && review.resolution.leaseEndsAt > at)
    return err({ code: 'being-resolved', by: review.resolution.by });
  const { action, note, ...facts } = asked;
  const proposal: Proposal = { action, input: facts, note, by, at };
  const isLarge = await isLargeFor(ports, review, at);
  const heard = takesTwo(asked, isLarge) ? mustBePerson(actor) : ok(undefined);
  if (!heard.ok) return heard;
  const rule = secondPersonRule(review, proposal, isLarge);
  if (rule === 'is-the-first') return err({ code: 'second-person-needed' });
  const told = { command: { key, hash }, by, at };
  const leaseEndsAt = new Date(at.getTime() + leaseMs);
  const event: ReviewEvent =
    rule === 'propose'
      ? { type: 'Proposed', proposal, ...told }
      : { type: 'ResolutionBegun', resolution: { ...proposal, commandKey: key, leaseEndsAt }, ...told };
  const decision = decideReview(review, event);
  if (!decision.ok) return decision;
  const saved = await ports.reviews.save(decision.value.state);
  return ok({ review: saved, next: rule === 'propose' ? 'wait' : 'carry-out' });
};
