import { z } from 'zod';
import { requestConfirm, type TooManyRequests } from '#domain/payments/payment-requests';
import { type Result } from '#domain/shared/result';
import { type IllegalTransition } from '#domain/shared/state-machine';
import { askOfPayment, type AskOfPayment, type AskRefusal } from '../ask-of-payment.ts';
import { type PaymentAnswer } from '../payment-answer.ts';
import { type PaymentsPorts } from '../payments-ports.ts';
import { PaymentMethodInput } from './open-payment.ts';

export const ConfirmPayment = z.strictObject({
  paymentMethod: PaymentMethodInput.optional().describe(
    "Left out after the customer's action: then we ask what came of it",
  ),
});
type ConfirmInput = AskOfPayment & z.output<typeof ConfirmPayment>;

/** Confirms an intent with something to charge, or finds out what the customer's action has led to. */
export const confirmPayment =
  (ports: PaymentsPorts) =>
  (input: ConfirmInput): Promise<Result<PaymentAnswer, AskRefusal | IllegalTransition | TooManyRequests>> =>
    askOfPayment(ports, input, (payment, request) => {
      const token = input.paymentMethod?.token ?? null;
      return requestConfirm(payment, token === null ? null : ports.secrets.seal(token, payment.id), request);
    });
