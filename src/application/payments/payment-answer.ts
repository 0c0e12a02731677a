import { type Failure } from '#domain/payments/failure';
import { type Payment } from '#domain/payments/payment';
import { err, ok, type Result } from '#domain/shared/result';
import { paymentView, type PaymentView } from './payment-view.ts';

/** `replayed`: the request had been made before, and this is its one answer. */
export type PaymentAnswer = Readonly<{ payment: PaymentView; replayed: boolean }>;
export type PaymentDeclined = Readonly<{
  code: 'payment-declined';
  payment: PaymentView;
  failure: Failure;
  replayed: boolean;
}>;

/** The answer to the request with this key: the payment, or why that request was refused. The same whenever it is asked. */
export const answerTo = (
  payment: Payment,
  key: string,
  replayed: boolean,
): Result<PaymentAnswer, PaymentDeclined> => {
  const failure = payment.commands.find((command) => command.key === key)?.failure;
  const view = paymentView(payment);
  return failure
    ? err({ code: 'payment-declined', payment: view, failure, replayed })
    : ok({ payment: view, replayed });
};
