import { type Decline } from '../cards/decline.ts';
import { newCharge } from '../charges/new-charge.ts';
import { declinedOutcome } from '../charges/outcome.ts';
import { emit } from '../events/emit.ts';
import { type Cause } from '../http/route.ts';
import { type PaymentMethod } from '../payment-methods/payment-method.ts';
import { type StripeWorld } from '../stripe-world.ts';
import { declineError } from './payment-failure.ts';
import { type PaymentError, type PaymentIntent } from './payment-intent.ts';

/** Takes the intent back to `requires_payment_method` with the error and tells it. */
export const rejectPayment = (
  world: StripeWorld,
  cause: Cause,
  intent: PaymentIntent,
  error: PaymentError,
): PaymentIntent => {
  const rejected = world.paymentIntents.put({
    ...intent,
    status: 'requires_payment_method',
    payment_method: null,
    next_action: null,
    last_payment_error: error,
    latest_charge: error.charge ?? intent.latest_charge,
  });
  emit(world, cause, 'payment_intent.payment_failed', rejected);
  return rejected;
};

/** Lets a bank decline: a failed charge, then the intent back to `requires_payment_method` (stripe.md §4.4). */
export const failPayment = (
  world: StripeWorld,
  cause: Cause,
  intent: PaymentIntent,
  method: PaymentMethod,
  decline: Decline,
): PaymentIntent => {
  const failure = { code: decline.code, message: decline.message };
  const facts = { status: 'failed', captured: false, outcome: declinedOutcome(decline), failure } as const;
  const charge = world.charges.put(newCharge(intent, method, facts, world.clock.nowSeconds()));
  emit(world, cause, 'charge.failed', charge);
  return rejectPayment(world, cause, intent, declineError(decline, method, charge.id));
};
