import { namedCustomer } from '../customers/find-customer.ts';
import { emit } from '../events/emit.ts';
import { objectAnswer } from '../http/object-answer.ts';
import { type Operation, type Route } from '../http/route.ts';
import { readParams } from '../http/shape.ts';
import { checkOwner } from '../payment-methods/find-payment-method.ts';
import { attemptPayment } from './attempt-payment.ts';
import { createShape } from './intent-params.ts';
import { newIntent } from './new-intent.ts';
import { declinedAnswer } from './payment-failure.ts';
import { type PaymentMethodOptions } from './payment-intent.ts';
import { methodFrom, prepareAttempt } from './prepare-attempt.ts';

/** `POST /v1/payment_intents`: a new payment, confirmed at once when asked (Stripe doc "Create a PaymentIntent"). */
export const createIntent: Route = {
  method: 'POST',
  path: 'payment_intents',
  operations: ({ params }): readonly Operation[] => {
    if (params['confirm'] !== 'true') return ['create'];
    const options = params['payment_method_options'] as PaymentMethodOptions | undefined;
    const held = params['capture_method'] === 'manual' || options?.card?.capture_method === 'manual';
    return [held ? 'authorize' : 'charge'];
  },
  handle: (call) => {
    const { world, cause } = call;
    const params = readParams(createShape, call.params, ['amount', 'currency']);
    if (params.customer != null) namedCustomer(world, params.customer);
    const draft = newIntent(params, null, world.clock.nowSeconds());
    const method = methodFrom(world, params);
    if (method !== null) checkOwner(method, draft.customer);
    const intent =
      method === null
        ? draft
        : { ...draft, payment_method: method.id, status: 'requires_confirmation' as const };
    const attempt = params.confirm === true ? prepareAttempt(call, intent, params, method) : null;
    world.paymentIntents.put(intent);
    emit(world, cause, 'payment_intent.created', intent);
    if (attempt === null) return objectAnswer(call, intent, params.expand);
    const tried = attemptPayment(world, cause, intent, attempt);
    if (tried.last_payment_error !== null) return declinedAnswer(tried, tried.last_payment_error);
    return objectAnswer(call, tried, params.expand);
  },
};
