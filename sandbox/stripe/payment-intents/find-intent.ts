import { badState, noSuch, type StripeRefusal } from '../http/refusal.ts';
import { type Call, pathId } from '../http/route.ts';
import { type PaymentIntent } from './payment-intent.ts';

/** Gives the intent that the path of a call names. */
export const intentOf = (call: Call): PaymentIntent => {
  const intent = call.world.paymentIntents.get(pathId(call));
  if (intent === undefined) throw noSuch('payment_intent', pathId(call), 'intent', 404);
  return intent;
};

/** The call does not fit the intent's status; the error carries the intent (Stripe doc "Error codes"). */
export const unexpectedState = (intent: PaymentIntent, verb: string): StripeRefusal =>
  badState(`You cannot ${verb} this PaymentIntent because it has a status of ${intent.status}.`, {
    code: 'payment_intent_unexpected_state',
    payment_intent: intent,
  });
