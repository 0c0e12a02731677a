import { inPath } from '../http/in-path.ts';
import { badState, type StripeRefusal } from '../http/refusal.ts';
import { type Call } from '../http/route.ts';
import { type PaymentIntent } from './payment-intent.ts';

/** Gives the intent that the path of a call names. */
export const intentOf = (call: Call): PaymentIntent =>
  inPath(call, call.world.paymentIntents.get, 'payment_intent', 'intent');

/** The call does not fit the intent's status; the error carries the intent (Stripe doc "Error codes"). */
export const unexpectedState = (intent: PaymentIntent, verb: string): StripeRefusal =>
  badState(`You cannot ${verb} this PaymentIntent because it has a status of ${intent.status}.`, {
    code: 'payment_intent_unexpected_state',
    payment_intent: intent,
  });
