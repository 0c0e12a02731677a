import { emit } from '../events/emit.ts';
import { objectAnswer } from '../http/object-answer.ts';
import { badParameter } from '../http/refusal.ts';
import { type Route } from '../http/route.ts';
import { readParams } from '../http/shape.ts';
import { intentOf, unexpectedState } from './find-intent.ts';
import { cancelShape } from './intent-params.ts';
import { releaseHold } from './release-hold.ts';

const cancellable = new Set([
  'requires_payment_method',
  'requires_confirmation',
  'requires_action',
  'requires_capture',
]);

/** `POST /v1/payment_intents/:id/cancel`: ends a payment before money is taken (Stripe doc "Cancel a PaymentIntent"). */
export const cancelIntent: Route = {
  method: 'POST',
  path: 'payment_intents/:id/cancel',
  operations: () => ['void'],
  handle: (call) => {
    const { world, cause } = call;
    const intent = intentOf(call);
    const params = readParams(cancelShape, call.params);
    const reason = params.cancellation_reason ?? null;
    if (!cancellable.has(intent.status)) throw unexpectedState(intent, 'cancel');
    if (intent.status === 'requires_capture')
      return objectAnswer(call, releaseHold(world, cause, intent, reason), params.expand);
    if (world.checkoutSessions.where('payment_intent', intent.id).some(({ status }) => status === 'open'))
      throw badParameter(
        'A PaymentIntent of an open Checkout Session is ended by expiring the session.',
        'intent',
      );
    const canceled = world.paymentIntents.put({
      ...intent,
      status: 'canceled',
      canceled_at: world.clock.nowSeconds(),
      cancellation_reason: reason,
      next_action: null,
    });
    emit(world, cause, 'payment_intent.canceled', canceled);
    return objectAnswer(call, canceled, params.expand);
  },
};
