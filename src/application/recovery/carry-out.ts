import { type Subject } from '#domain/recovery/doubt';
import { type PaymentId, type RefundId } from '#domain/shared/ids';
import { ok, type Result } from '#domain/shared/result';
import { type Actor } from '../shared/actor.ts';
import { type ResolveReview } from './resolution.ts';
import { type Deeds } from './ports/deeds.ts';

/** Does what was asked by the same command that everybody uses. Doing it twice gives the answer of once. */
export const carryOut = async (
  deeds: Deeds,
  actor: Actor,
  subject: Subject,
  asked: ResolveReview,
): Promise<Result<unknown, Readonly<{ code: string }>>> => {
  switch (asked.action) {
    case 'ask-again':
      return askAgain(deeds, actor, subject);
    case 'correct-payment':
      return correct(deeds, actor, subject.id as PaymentId, asked);
    case 'record-refund': {
      const { action: _, ...record } = asked;
      return deeds.recordRefundByHand({ actor, refundId: subject.id as RefundId, ...record });
    }
    case 'replay-webhook':
      return deeds.replayWebhook({ actor, id: subject.id });
    case 'close':
      return ok(undefined);
  }
};

/** Where there is nothing left to ask, asking has done what it was for. */
const askAgain = async (
  deeds: Deeds,
  actor: Actor,
  { kind, id }: Subject,
): Promise<Result<unknown, Readonly<{ code: string }>>> => {
  const done =
    kind === 'refund'
      ? await deeds.askRefundAgain({ actor, refundId: id as RefundId })
      : await deeds.askPaymentAgain({ actor, paymentId: id as PaymentId });
  return !done.ok && done.error.code === 'nothing-to-ask' ? ok(undefined) : done;
};

/** A correction is refused where it changes nothing; then it counts as made if the payment stands as it says. */
const correct = async (
  deeds: Deeds,
  actor: Actor,
  paymentId: PaymentId,
  { action: _, note: reason, ...correction }: Extract<ResolveReview, { action: 'correct-payment' }>,
): Promise<Result<unknown, Readonly<{ code: string }>>> => {
  const done = await deeds.correctPayment({ actor, paymentId, reason, ...correction });
  if (done.ok || done.error.code !== 'illegal-transition') return done;
  const now = await deeds.getPayment({ tenantId: actor.tenantId }, paymentId);
  if (!now.ok || now.value.status !== correction.status) return done;
  const { captured, authorized } = now.value;
  const moved = correction.status === 'completed' ? captured : authorized;
  const isSame = correction.amount === undefined || moved.minor === BigInt(correction.amount);
  return isSame ? now : done;
};
