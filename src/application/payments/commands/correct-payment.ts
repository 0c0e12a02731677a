import { z } from 'zod';
import { type Payment } from '#domain/payments/payment';
import { awaitsApproval } from '#domain/payments/payment-approval';
import { decide } from '#domain/payments/payment-evolution';
import { type PaymentEvent } from '#domain/payments/payment-events';
import { type PaymentId } from '#domain/shared/ids';
import { isByHand } from '#domain/shared/method-type';
import { type Money, money } from '#domain/shared/money';
import { err, ok, type Result } from '#domain/shared/result';
import { type IllegalTransition } from '#domain/shared/state-machine';
import { type Actor } from '../../shared/actor.ts';
import { askedBy } from '../../shared/asked-by.ts';
import { notFound, type NotFound } from '../../shared/not-found.ts';
import { type AnotherNeeded } from '../../recovery/contract.ts';
import { type PersonNeeded } from '../../shared/person.ts';
import { retryOnConflict } from '../../shared/retry-on-conflict.ts';
import { AmountSchema } from '../../shared/schemas.ts';
import { keepPayment } from '../keep-payment.ts';
import { paymentView, type PaymentView } from '../payment-view.ts';
import { type PaymentsPorts } from '../payments-ports.ts';

export const CorrectPayment = z.strictObject({
  status: z.enum(['authorized', 'completed', 'failed', 'cancelled']).describe('What the evidence shows'),
  amount: AmountSchema.optional().describe('What was held or taken; defaults to the amount of the payment'),
  providerPaymentId: z
    .string()
    .trim()
    .min(1)
    .max(255)
    .optional()
    .describe("The provider's id of the payment; needed for money that moved, when Kassa never learned it"),
  reason: z.string().trim().min(3).max(300),
  evidence: z
    .string()
    .trim()
    .min(3)
    .max(300)
    .describe("Where it can be seen, such as the provider's dashboard or a bank statement"),
});
export type AmountAbovePayment = Readonly<{ code: 'amount-above-payment'; amount: Money }>;
type CorrectRefusal =
  | NotFound
  | IllegalTransition
  | AmountAbovePayment
  | Readonly<{ code: 'provider-payment-id-needed' }>
  | Readonly<{ code: 'awaits-approval' }>
  | PersonNeeded
  | AnotherNeeded;
/** `agreed`: two people have said so, or one may; whoever calls has seen to it. */
type CorrectInput = Readonly<{ actor: Actor; paymentId: PaymentId; agreed?: boolean }> &
  z.output<typeof CorrectPayment>;

/**
 * An admin sets right, from evidence, what Kassa could not find out. It goes through the same table of transitions as any
 * other news, and the timeline keeps who did it and why. Above the limit of one person it waits on a review case for another.
 */
export const correctPayment =
  (ports: PaymentsPorts) =>
  ({
    actor,
    paymentId,
    agreed = false,
    ...correction
  }: CorrectInput): Promise<Result<PaymentView, CorrectRefusal>> =>
    retryOnConflict(async () => {
      const payment = await ports.payments.find(actor.tenantId, paymentId);
      if (!payment) return err(notFound);
      const { status, amount, providerPaymentId } = correction;
      const movesMoney = status === 'completed' || status === 'authorized';
      // That money is in hand is for those to say who record and approve it, with all their limits.
      if (awaitsApproval(payment)) return err({ code: 'awaits-approval' });
      if (movesMoney && isByHand(payment.method.type))
        return err({ code: 'illegal-transition', from: payment.status, event: `correct to ${status}` });
      // Without it the money could never be captured, released or refunded.
      if (movesMoney && payment.reference === null && providerPaymentId === undefined)
        return err({ code: 'provider-payment-id-needed' });
      if (amount !== undefined && BigInt(amount) > payment.amount.minor)
        return err({ code: 'amount-above-payment', amount: payment.amount });
      const note = `${actor.subject}: ${correction.reason} (evidence: ${correction.evidence})`;
      const decision = decide(payment, {
        ...eventFor(payment, correction),
        at: ports.clock.now(),
        cause: 'correction',
        note,
        by: askedBy(actor),
        ...(providerPaymentId !== undefined && { details: { reference: providerPaymentId } }),
      });
      if (!decision.ok) return decision;
      const subject = { kind: 'payment', id: paymentId } as const;
      const { reason: said, ...input } = correction;
      const enough = agreed
        ? ok(undefined)
        : await ports.secondWords.isEnough({
            ...{ actor, subject, input, note: said, amount: payment.amount },
            action: 'correct-payment',
          });
      if (!enough.ok) return enough;
      ports.log.warn('payment-corrected', {
        paymentId,
        by: actor.subject,
        from: payment.status,
        to: correction.status,
        requestId: actor.requestId,
      });
      const kept = await keepPayment(ports, decision.value);
      // Should this be the last that happens here, the next look at the open cases finds it.
      if (!agreed) await ports.secondWords.settled(actor.tenantId, subject);
      return ok(paymentView(kept));
    });

type Untold<E> = E extends unknown ? Omit<E, 'at' | 'cause' | 'by'> : never;

const eventFor = (
  payment: Payment,
  { status, amount, reason }: z.output<typeof CorrectPayment>,
): Untold<PaymentEvent> => {
  const sum = amount === undefined ? payment.amount : money(BigInt(amount), payment.amount.currency);
  switch (status) {
    case 'authorized':
      return { type: 'PaymentAuthorized', authorized: sum, expiresAt: payment.expiresAt };
    case 'completed':
      return { type: 'PaymentCaptured', captured: sum, fee: null };
    case 'failed':
      return {
        type: 'PaymentDeclined',
        failure: { code: 'processing-error', providerCode: null, message: reason },
      };
    case 'cancelled':
      return { type: 'PaymentVoided' };
  }
};
