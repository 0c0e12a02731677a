import { z } from 'zod';
import { failureCategories, type FailureCode } from '#domain/payments/failure';
import { rejectPayment as reject } from '#domain/payments/payment-approval';
import { type PaymentId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { type IllegalTransition } from '#domain/shared/state-machine';
import { type Actor } from '../../shared/actor.ts';
import { notFound, type NotFound } from '../../shared/not-found.ts';
import { retryOnConflict } from '../../shared/retry-on-conflict.ts';
import { keepPayment } from '../keep-payment.ts';
import { paymentView, type PaymentView } from '../payment-view.ts';
import { type PaymentsPorts } from '../payments-ports.ts';

const codes = Object.keys(failureCategories) as [FailureCode, ...FailureCode[]];

export const RejectPayment = z.strictObject({
  reason: z.string().trim().min(3).max(300).describe('Why the money will not come; the customer may see it'),
  code: z
    .enum(codes)
    .default('cancelled-by-customer')
    .describe('The same in a word; by default the customer did not pay'),
});
type RejectInput = Readonly<{ actor: Actor; paymentId: PaymentId }> & z.output<typeof RejectPayment>;

/** An admin says that money which only people could see will not come. */
export const rejectPayment =
  (ports: PaymentsPorts) =>
  ({
    actor,
    paymentId,
    reason,
    code,
  }: RejectInput): Promise<Result<PaymentView, NotFound | IllegalTransition>> =>
    retryOnConflict(async () => {
      const payment = await ports.payments.find(actor.tenantId, paymentId);
      if (!payment) return err(notFound);
      const by = actor.subject;
      const failure = { code, providerCode: null, message: reason };
      const decision = reject(payment, { by, failure, at: ports.clock.now() });
      if (!decision.ok) return decision;
      ports.log.info('payment-rejected', { paymentId, by, code, requestId: actor.requestId });
      return ok(paymentView(await keepPayment(ports, decision.value)));
    });
