import { z } from 'zod';
import {
  type CaptureExceedsAuthorization,
  requestCapture,
  type TooManyRequests,
} from '#domain/payments/payment-requests';
import { money, type Money } from '#domain/shared/money';
import { err, type Result } from '#domain/shared/result';
import { type IllegalTransition } from '#domain/shared/state-machine';
import { AmountSchema } from '../../shared/schemas.ts';
import { askOfPayment, type AskOfPayment, type AskRefusal } from '../ask-of-payment.ts';
import { type PaymentAnswer } from '../payment-answer.ts';
import { type PaymentsPorts } from '../payments-ports.ts';

export const CapturePayment = z.strictObject({
  amount: AmountSchema.optional().describe('Defaults to all that was authorized; less releases the rest'),
});
export type { CaptureExceedsAuthorization };
/** Only all that is held can be taken there. */
export type PartialCaptureNotSupported = Readonly<{
  code: 'partial-capture-not-supported';
  gateway: string;
  authorized: Money;
}>;
type CaptureRefusal =
  | IllegalTransition
  | CaptureExceedsAuthorization
  | PartialCaptureNotSupported
  | TooManyRequests;
type CaptureInput = AskOfPayment & z.output<typeof CapturePayment>;

/** Takes money that was held. */
export const capturePayment =
  (ports: PaymentsPorts) =>
  (input: CaptureInput): Promise<Result<PaymentAnswer, AskRefusal | CaptureRefusal>> =>
    askOfPayment<CaptureRefusal>(ports, input, async (payment, request) => {
      const amount =
        input.amount === undefined
          ? payment.authorized
          : money(BigInt(input.amount), payment.amount.currency);
      const decision = requestCapture(payment, amount, request);
      const { gateway, gatewayAccountId, authorized } = payment;
      if (!decision.ok || amount.minor === authorized.minor) return decision;
      const { capabilities } = await ports.gateways.of(gatewayAccountId);
      return capabilities.partialCapture
        ? decision
        : err({ code: 'partial-capture-not-supported', gateway, authorized });
    });
