import { objectAnswer } from '../http/object-answer.ts';
import { pathId, type Operation, type Route } from '../http/route.ts';
import { readParams } from '../http/shape.ts';
import { attemptPayment } from './attempt-payment.ts';
import { intentOf, unexpectedState } from './find-intent.ts';
import { confirmShape } from './intent-params.ts';
import { methodOptions } from './new-intent.ts';
import { declinedAnswer } from './payment-failure.ts';
import { holdsOnly } from './payment-intent.ts';
import { methodFrom, prepareAttempt } from './prepare-attempt.ts';

const confirmable = new Set(['requires_payment_method', 'requires_confirmation', 'requires_action']);

/** `POST /v1/payment_intents/:id/confirm`: tries to pay (Stripe doc "Confirm a PaymentIntent"). */
export const confirmIntent: Route = {
  method: 'POST',
  path: 'payment_intents/:id/confirm',
  operations: (call): readonly Operation[] => {
    const intent = call.world.paymentIntents.get(pathId(call));
    const held = call.params['capture_method'] === 'manual' || (intent !== undefined && holdsOnly(intent));
    return held ? ['confirm', 'authorize'] : ['confirm'];
  },
  handle: (call) => {
    const { world, cause } = call;
    const before = intentOf(call);
    const params = readParams(confirmShape, call.params);
    if (!confirmable.has(before.status)) throw unexpectedState(before, 'confirm');
    const method = methodFrom(world, params) ?? world.paymentMethods.get(before.payment_method ?? '') ?? null;
    const intent = {
      ...before,
      payment_method: method?.id ?? null,
      capture_method: params.capture_method ?? before.capture_method,
      setup_future_usage: params.setup_future_usage ?? before.setup_future_usage,
      receipt_email: params.receipt_email ?? before.receipt_email,
      shipping: params.shipping ?? before.shipping,
      payment_method_options:
        params.payment_method_options == null
          ? before.payment_method_options
          : methodOptions(params.payment_method_options),
    };
    const tried = attemptPayment(world, cause, intent, prepareAttempt(call, intent, params, method));
    if (tried.last_payment_error !== null) return declinedAnswer(tried, tried.last_payment_error);
    return objectAnswer(call, tried, params.expand);
  },
};
