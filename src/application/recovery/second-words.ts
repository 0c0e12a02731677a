import { type Proposal } from '#domain/recovery/review-events';
import { actionsFor } from '#domain/recovery/review-actions';
import { decideReview, type ReviewCase } from '#domain/recovery/review-case';
import { secondPersonRule } from '#domain/recovery/second-person';
import { err, ok } from '#domain/shared/result';
import { ConcurrencyConflict } from '../shared/concurrency-conflict.ts';
import { mustBePerson } from '../shared/person.ts';
import { retryOnConflict } from '../shared/retry-on-conflict.ts';
import { lookAt } from './commands/look-at.ts';
import { type SecondWords, type Word } from './contract.ts';
import { isLargeFor, openReview } from './open-review.ts';
import { type RecoveryPorts } from './recovery-ports.ts';

/** Keeps what one person said about a large sum as the proposal of a case, where another agrees to it. */
export const secondWords = (ports: RecoveryPorts): SecondWords => ({
  isEnough: async (word) => {
    const { actor, amount } = word;
    if (!(await isLargeFor(ports, { tenantId: actor.tenantId, amount }, ports.clock.now())))
      return ok(undefined);
    const heard = mustBePerson(actor);
    if (!heard.ok) return heard;
    const { id: reviewId } = await retryOnConflict(() => propose(ports, word));
    return err({ code: 'second-person-needed', reviewId });
  },
  settled: async (tenantId, subject) => void (await lookAt(ports)(tenantId, subject)),
});

/** The same said before, by whomever, stays as it was said; and nothing is put between an action and its end. */
const propose = async (ports: RecoveryPorts, word: Word): Promise<ReviewCase> => {
  const review = await caseFor(ports, word);
  const at = ports.clock.now();
  const { action, input, note } = word;
  const by = word.actor.subject;
  const proposal: Proposal = { action, input, note, by, at };
  if (review.resolution && review.resolution.leaseEndsAt > at) return review;
  if (secondPersonRule(review, proposal, true) !== 'propose') return review;
  const decision = decideReview(review, { type: 'Proposed', proposal, by, at });
  return decision.ok ? ports.reviews.save(decision.value.state) : review;
};

/** The open case about this subject that such a word can end; a new one where there is none. */
const caseFor = async (ports: RecoveryPorts, word: Word): Promise<ReviewCase> => {
  const { actor, subject, action, amount } = word;
  const { tenantId } = actor;
  const find = async (): Promise<ReviewCase | undefined> =>
    (await ports.reviews.openOf(tenantId, subject)).find(({ cause }) =>
      actionsFor(cause, subject).includes(action),
    );
  const open = await find();
  if (open) return open;
  await openReview(ports, {
    tenantId,
    subject,
    cause: 'second-person',
    occasion: `second-person:${ports.ids.next('rev')}`,
    amount,
    since: ports.clock.now(),
    dueAt: null,
    evidence: {},
  });
  // Of two who say it at once, one opens the case and both find it.
  const opened = await find();
  if (!opened) throw new ConcurrencyConflict(`the case about ${subject.id} has ended at this moment`);
  return opened;
};
