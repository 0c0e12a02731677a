import { z } from 'zod';
import {
  type CaptureExceedsAuthorization,
  requestCapture,
  type TooManyRequests,
} from '#domain/payments/payment-requests';
import { money } from '#domain/shared/money';
import { type Result } from '#domain/shared/result';
import { type IllegalTransition } from '#domain/shared/state-machine';
import { AmountSchema } from '../../shared/schemas.ts';
import { askOfPayment, type AskOfPayment, type AskRefusal } from '../ask-of-payment.ts';
import { type PaymentAnswer } from '../payment-answer.ts';
import { type PaymentsPorts } from '../payments-ports.ts';

export const CapturePayment = z.strictObject({
  amount: AmountSchema.optional().describe('Defaults to all that was authorized; less releases the rest'),
});
export type { CaptureExceedsAuthorization };
type CaptureInput = AskOfPayment & z.output<typeof CapturePayment>;

/** Takes money that was held. */
export const capturePayment =
  (ports: PaymentsPorts) =>
  (
    input: CaptureInput,
  ): Promise<
    Result<PaymentAnswer, AskRefusal | IllegalTransition | CaptureExceedsAuthorization | TooManyRequests>
  > =>
    askOfPayment(ports, input, (payment, request) => {
      const amount =
        input.amount === undefined
          ? payment.authorized
          : money(BigInt(input.amount), payment.amount.currency);
      return requestCapture(payment, amount, request);
    });
