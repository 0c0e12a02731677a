import { type Cause } from '../http/route.ts';
import { docUrl } from '../http/refusal.ts';
import { type StripeWorld } from '../stripe-world.ts';
import { askBank } from './attempt-payment.ts';
import { rejectPayment } from './fail-payment.ts';
import { type PaymentIntent } from './payment-intent.ts';

/** Takes an intent in `requires_action` and what the payer did, gives it paid, held or rejected; null when nothing is asked of the payer. */
export const completeChallenge = (
  world: StripeWorld,
  cause: Cause,
  intent: PaymentIntent,
  outcome: 'succeeded' | 'failed',
): PaymentIntent | null => {
  const method = world.paymentMethods.get(intent.payment_method ?? '');
  if (intent.status !== 'requires_action' || method === undefined) return null;
  if (outcome === 'succeeded')
    return askBank(world, cause, intent, method, { authenticated: true, declined: false });
  const code = 'payment_intent_authentication_failure';
  return rejectPayment(world, cause, intent, {
    type: 'invalid_request_error',
    code,
    doc_url: docUrl(code),
    message:
      'The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new PaymentMethod to attempt to fulfill this PaymentIntent again.',
    payment_method: method,
  });
};
