import { z } from 'zod';
import { isOpen } from '#domain/payments/refund';
import { publicRefundStatus } from '#domain/payments/refund-status';
import { type RefundId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { type IllegalTransition } from '#domain/shared/state-machine';
import { type Actor } from '../../shared/actor.ts';
import { askedBy } from '../../shared/asked-by.ts';
import { notFound, type NotFound } from '../../shared/not-found.ts';
import { type AnotherNeeded } from '../../recovery/contract.ts';
import { type PersonNeeded } from '../../shared/person.ts';
import { type PaymentsPorts } from '../payments-ports.ts';
import { refundView, type RefundView } from '../refund-view.ts';
import { recordRefundNews } from './record-refund-news.ts';

const text = (max: number) => z.string().trim().min(3).max(max);

export const RecordRefundByHand = z.strictObject({
  outcome: z.enum(['completed', 'failed']).describe('Whether the customer has the money back'),
  note: text(300).describe('What was done, in your own words'),
  evidence: text(300).describe('Where others can see it, such as a receipt or the line of a bank statement'),
  providerRefundId: z
    .string()
    .trim()
    .min(1)
    .max(255)
    .optional()
    .describe('Its id elsewhere, when it has one'),
});
/** `agreed`: two people have said so, or one may; whoever calls has seen to it. */
type RecordInput = Readonly<{ actor: Actor; refundId: RefundId; agreed?: boolean }> &
  z.output<typeof RecordRefundByHand>;
type RecordRefusal = NotFound | IllegalTransition | PersonNeeded | AnotherNeeded;

/**
 * An admin writes down how a refund ended that no API could make, or whose outcome nobody could find out. Saying the same
 * again changes nothing; saying something else once it has ended is refused. Above the limit of one person it waits on a
 * review case for another.
 */
export const recordRefundByHand =
  (ports: PaymentsPorts) =>
  async ({
    actor,
    refundId,
    agreed = false,
    ...record
  }: RecordInput): Promise<Result<RefundView, RecordRefusal>> => {
    const refund = await ports.refunds.find(actor.tenantId, refundId);
    if (!refund) return err(notFound);
    const { outcome, note, evidence, providerRefundId } = record;
    const subject = { kind: 'refund', id: refundId } as const;
    if (!agreed && isOpen(refund)) {
      const { note: _, ...input } = record;
      const { amount } = refund;
      const word = { actor, subject, amount, action: 'record-refund', input, note } as const;
      const enough = await ports.secondWords.isEnough(word);
      if (!enough.ok) return enough;
    }
    const reference = providerRefundId === undefined ? {} : { reference: providerRefundId };
    const news =
      outcome === 'completed'
        ? ({ kind: 'completed', ...reference } as const)
        : ({
            kind: 'failed',
            failure: { code: 'processing-error', providerCode: null, message: note },
            ...reference,
          } as const);
    const at = ports.clock.now();
    const recorded = await recordRefundNews(ports)(refund, news, {
      at,
      cause: 'correction',
      recorded: { by: actor.subject, at, note, evidence },
      by: askedBy(actor),
    });
    const status = publicRefundStatus(recorded.status);
    if (status !== outcome)
      return err({ code: 'illegal-transition', from: status, event: `record ${outcome}` });
    ports.log.warn('refund-recorded-by-hand', {
      refundId,
      outcome,
      by: actor.subject,
      requestId: actor.requestId,
    });
    // Should this be the last that happens here, the next look at the open cases finds it.
    if (!agreed) await ports.secondWords.settled(actor.tenantId, subject);
    return ok(refundView(recorded));
  };
