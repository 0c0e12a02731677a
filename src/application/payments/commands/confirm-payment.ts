import { z } from 'zod';
import { requestConfirm, type TooManyRequests } from '#domain/payments/payment-requests';
import { err, ok, type Result } from '#domain/shared/result';
import { type IllegalTransition } from '#domain/shared/state-machine';
import { askOfPayment, type AskOfPayment, type AskRefusal } from '../ask-of-payment.ts';
import { type MeansRefusal, meansOfPayment } from '../means-of-payment.ts';
import { type PaymentAnswer } from '../payment-answer.ts';
import { type PaymentsPorts } from '../payments-ports.ts';
import { type GatewayRefusal } from '../ports/payment-gateways.ts';
import { getPayment } from '../queries/get-payment.ts';
import { PaymentMethodInput } from '../open-payment-input.ts';

export const ConfirmPayment = z.strictObject({
  paymentMethod: PaymentMethodInput.optional().describe(
    "Left out after the customer's action: then we ask what came of it",
  ),
});
type ConfirmInput = AskOfPayment & z.output<typeof ConfirmPayment>;
/** It is kept at another account than the one the intent was made at. */
export type MethodElsewhere = Readonly<{ code: 'payment-method-elsewhere' }>;
export type ConfirmRefusal =
  | AskRefusal
  | IllegalTransition
  | TooManyRequests
  | MeansRefusal
  | MethodElsewhere
  | Extract<GatewayRefusal, { code: 'token-not-supported' }>;

/**
 * Confirms an intent with something to charge, or finds out what the customer's action has led to. A customer may come
 * back after the provider has told us already: then there is nothing left to ask.
 */
export const confirmPayment =
  (ports: PaymentsPorts) =>
  async (input: ConfirmInput): Promise<Result<PaymentAnswer, ConfirmRefusal>> => {
    const { paymentMethod, seen, paymentId } = input;
    const means = await meansOfPayment(ports, seen, paymentMethod);
    const answer = await askOfPayment<ConfirmRefusal>(ports, input, async (payment, request) => {
      if (!means.ok) return means;
      const { token, source, method } = means.value;
      if (source && source.gatewayAccountId !== payment.gatewayAccountId)
        return err({ code: 'payment-method-elsewhere' });
      const { tokens } = (await ports.gateways.of(payment.gatewayAccountId)).capabilities;
      if (token !== null && !tokens.includes(method.type))
        return err({ code: 'token-not-supported', gateway: payment.gateway, type: method.type, tokens });
      const sealed = token === null ? null : ports.secrets.seal(token, payment.id);
      const saved = source && { method, customerReference: source.customerReference };
      return requestConfirm(payment, sealed, request, saved);
    });
    if (answer.ok || answer.error.code !== 'illegal-transition' || paymentMethod) return answer;
    const payment = await getPayment(ports)(seen, paymentId);
    return payment.ok && (payment.value.status === 'authorized' || payment.value.status === 'completed')
      ? ok({ payment: payment.value, replayed: false })
      : answer;
  };
