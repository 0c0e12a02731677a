import { moveMoney } from '../balance/move-money.ts';
import { recordCharge } from '../balance/record-transaction.ts';
import { cardOf } from '../cards/card-of.ts';
import { aftermathWork } from '../disputes/aftermath-work.ts';
import { emit } from '../events/emit.ts';
import { objectAnswer } from '../http/object-answer.ts';
import { badParameter } from '../http/refusal.ts';
import { type Route } from '../http/route.ts';
import { readParams } from '../http/shape.ts';
import { changeMetadata } from '../metadata.ts';
import { paymentKey } from '../stripe-world.ts';
import { intentOf, unexpectedState } from './find-intent.ts';
import { captureShape } from './intent-params.ts';

/** `POST /v1/payment_intents/:id/capture`: takes held money, all or part; the rest is released (Stripe doc "Capture a PaymentIntent"). */
export const captureIntent: Route = {
  method: 'POST',
  path: 'payment_intents/:id/capture',
  operations: () => ['capture'],
  handle: (call) => {
    const { world, cause } = call;
    const intent = intentOf(call);
    const params = readParams(captureShape, call.params);
    const charge = world.charges.get(intent.latest_charge ?? '');
    if (intent.status !== 'requires_capture' || charge === undefined)
      throw unexpectedState(intent, 'capture');
    if (params.final_capture === false)
      throw badParameter('This charge is not eligible for multicapture.', 'final_capture');
    const amount = params.amount_to_capture ?? intent.amount_capturable;
    if (amount > intent.amount_capturable)
      throw badParameter(
        `The amount to capture (${amount}) must not exceed the amount capturable (${intent.amount_capturable}).`,
        'amount_to_capture',
        'amount_too_large',
      );
    const captured = {
      ...charge,
      captured: true,
      amount_captured: amount,
      amount_refunded: charge.amount - amount,
    };
    const booked = world.charges.put({ ...captured, balance_transaction: recordCharge(world, captured).id });
    const paid = world.paymentIntents.put({
      ...intent,
      status: 'succeeded',
      amount_capturable: 0,
      amount_received: amount,
      metadata: changeMetadata(intent.metadata, params.metadata),
    });
    moveMoney(world, cause, {
      id: charge.id,
      kind: 'capture',
      amount,
      currency: charge.currency,
      status: 'succeeded',
      reference: paid.metadata[paymentKey],
    });
    emit(world, cause, 'charge.captured', booked);
    emit(world, cause, 'payment_intent.succeeded', paid);
    const method = world.paymentMethods.get(charge.payment_method);
    if (cardOf(method?.card?.fingerprint ?? '').aftermath !== null)
      world.agenda.after(world.settings.disputeDelayMs, aftermathWork, charge.id);
    return objectAnswer(call, paid, params.expand);
  },
};
