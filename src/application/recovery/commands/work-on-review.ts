import { z } from 'zod';
import { decideReview } from '#domain/recovery/review-case';
import { type ReviewEvent } from '#domain/recovery/review-events';
import { err, ok, type Result } from '#domain/shared/result';
import { type IllegalTransition } from '#domain/shared/state-machine';
import { type Actor } from '../../shared/actor.ts';
import { type Idempotency, keyReused, type KeyReused } from '../../shared/idempotency.ts';
import { KeyTaken } from '../../shared/key-taken.ts';
import { notFound, type NotFound } from '../../shared/not-found.ts';
import { retryOnConflict } from '../../shared/retry-on-conflict.ts';
import { type RecoveryPorts } from '../recovery-ports.ts';
import { reviewView, type ReviewView } from '../review-view.ts';

export const AssignReview = z.strictObject({
  to: z.string().trim().min(1).max(120).describe('Who looks after it: the subject of their credential'),
});
export const NoteReview = z.strictObject({ text: z.string().trim().min(1).max(2_000) });
type About = Readonly<{ actor: Actor; reviewId: string }>;
type Outcome<More = never> = Promise<Result<ReviewView, NotFound | IllegalTransition | More>>;

/** Gives a case to somebody, whoever had it before. */
export const assignReview =
  (ports: RecoveryPorts) =>
  ({ actor, reviewId, to }: About & z.output<typeof AssignReview>): Outcome =>
    change(ports, { actor, reviewId }, (at) => ({ type: 'Assigned', to, by: actor.subject, at }));

/** Writes something down, on ended cases too. The same request twice is one note. */
export const noteReview =
  (ports: RecoveryPorts) =>
  async ({
    actor,
    reviewId,
    text,
    idempotency: { key, requestHash: hash },
  }: About & z.output<typeof NoteReview> & Readonly<{ idempotency: Idempotency }>): Outcome<KeyReused> => {
    const first = await ports.reviews.find(actor.tenantId, reviewId);
    const command = first?.commands.find((one) => one.key === key);
    if (first && command) return command.hash === hash ? ok(reviewView(first)) : err(keyReused);
    try {
      return await change(ports, { actor, reviewId }, (at) => ({
        type: 'Noted',
        text,
        command: { key, hash },
        by: actor.subject,
        at,
      }));
    } catch (failure) {
      if (failure instanceof KeyTaken) return err(keyReused);
      throw failure;
    }
  };

const change = (
  { reviews, clock }: RecoveryPorts,
  { actor, reviewId }: About,
  event: (at: Date) => ReviewEvent,
): Outcome =>
  retryOnConflict(async () => {
    const review = await reviews.find(actor.tenantId, reviewId);
    if (!review) return err(notFound);
    const happened = event(clock.now());
    const command = 'command' in happened ? happened.command : undefined;
    const isThere = review.commands.some(({ key }) => key === command?.key);
    if (isThere) return ok(reviewView(review));
    const decision = decideReview(review, happened);
    return decision.ok ? ok(reviewView(await reviews.save(decision.value.state))) : decision;
  });
