import { z } from 'zod';
import { type ApprovedByYouAlready, approvePayment as approve } from '#domain/payments/payment-approval';
import { type PaymentId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { type IllegalTransition } from '#domain/shared/state-machine';
import { type Actor } from '../../shared/actor.ts';
import { askedBy } from '../../shared/asked-by.ts';
import { notFound, type NotFound } from '../../shared/not-found.ts';
import { mustBePerson, type PersonNeeded } from '../../shared/person.ts';
import { retryOnConflict } from '../../shared/retry-on-conflict.ts';
import { keepPayment } from '../keep-payment.ts';
import { paymentView, type PaymentView } from '../payment-view.ts';
import { type PaymentsPorts } from '../payments-ports.ts';

export const ApprovePayment = z.strictObject({
  note: z.string().trim().min(3).max(300).describe('What you saw, in your own words'),
  evidence: z
    .string()
    .trim()
    .min(3)
    .max(300)
    .optional()
    .describe('Where others can see it, such as the line of a bank statement'),
});
type ApproveInput = Readonly<{ actor: Actor; paymentId: PaymentId }> & z.output<typeof ApprovePayment>;
export type { ApprovedByYouAlready };
type ApproveRefusal = NotFound | IllegalTransition | ApprovedByYouAlready | PersonNeeded;

/**
 * An admin says that money which only people see has arrived. Saying it again after it counted changes nothing and gets
 * the same answer.
 */
export const approvePayment =
  (ports: PaymentsPorts) =>
  ({ actor, paymentId, note, evidence }: ApproveInput): Promise<Result<PaymentView, ApproveRefusal>> =>
    retryOnConflict(async () => {
      const payment = await ports.payments.find(actor.tenantId, paymentId);
      if (!payment) return err(notFound);
      const by = actor.subject;
      const counted = payment.status === 'completed' && payment.approvals.some((given) => given.by === by);
      if (counted) return ok(paymentView(payment));
      const gateway = await ports.gateways.of(payment.gatewayAccountId);
      const needed = payment.received?.approvalsNeeded ?? gateway.approvalsNeeded?.(payment.amount) ?? 1;
      const heard = needed > 1 ? mustBePerson(actor) : ok(undefined);
      if (!heard.ok) return heard;
      const approval = { by, at: ports.clock.now(), note, evidence: evidence ?? null };
      const decision = approve(payment, approval, needed, askedBy(actor));
      if (!decision.ok) return decision;
      ports.log.info('payment-approved', { paymentId, by, needed, requestId: actor.requestId });
      return ok(paymentView(await keepPayment(ports, decision.value)));
    });
