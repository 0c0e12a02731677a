import { requestVoid } from '#domain/payments/payment-requests';
import { type Result } from '#domain/shared/result';
import { type IllegalTransition } from '#domain/shared/state-machine';
import { askOfPayment, type AskOfPayment, type AskRefusal } from '../ask-of-payment.ts';
import { type PaymentAnswer } from '../payment-answer.ts';
import { type PaymentsPorts } from '../payments-ports.ts';

/** Releases an authorization, or an intent that nobody confirmed. */
export const cancelPayment =
  (ports: PaymentsPorts) =>
  (input: AskOfPayment): Promise<Result<PaymentAnswer, AskRefusal | IllegalTransition>> =>
    askOfPayment(ports, input, requestVoid);
