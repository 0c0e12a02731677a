import { type Call } from '../http/route.ts';
import { badParameter, badState } from '../http/refusal.ts';
import { type Read } from '../http/shape.ts';
import { checkOwner, checkUsable, namedMethod } from '../payment-methods/find-payment-method.ts';
import { newPaymentMethod } from '../payment-methods/new-payment-method.ts';
import { type PaymentMethod } from '../payment-methods/payment-method.ts';
import { type StripeWorld } from '../stripe-world.ts';
import { type Attempt } from './attempt-payment.ts';
import { type confirmShape } from './intent-params.ts';
import { type PaymentIntent } from './payment-intent.ts';

type Confirming = Pick<
  Read<typeof confirmShape>,
  | 'payment_method'
  | 'payment_method_data'
  | 'mandate'
  | 'mandate_data'
  | 'off_session'
  | 'error_on_requires_action'
  | 'return_url'
>;

/** Takes the parameters that name a payment method and gives it, made or found; null when they name none. */
export const methodFrom = (
  world: StripeWorld,
  given: Pick<Confirming, 'payment_method' | 'payment_method_data'>,
): PaymentMethod | null => {
  if (given.payment_method != null) return namedMethod(world, given.payment_method);
  if (given.payment_method_data == null) return null;
  return world.paymentMethods.put(newPaymentMethod(given.payment_method_data, world.clock.nowSeconds()));
};

/** Takes an intent, the parameters of a confirmation and its payment method, checks all that Stripe checks before it asks a bank. */
export const prepareAttempt = (
  call: Call,
  intent: PaymentIntent,
  given: Confirming,
  method: PaymentMethod | null,
): Attempt => {
  const { world } = call;
  if (method === null)
    throw badState(
      "You cannot confirm this PaymentIntent because it's missing a payment method. Update the PaymentIntent with a payment method and then confirm it again.",
      { code: 'payment_intent_unexpected_state', payment_intent: intent },
    );
  checkUsable(world, method);
  checkOwner(method, intent.customer);
  const redirects = intent.automatic_payment_methods?.allow_redirects === 'always';
  if (redirects && given.return_url == null && world.settings.returnUrlRequired)
    throw badParameter(
      'This PaymentIntent is configured to accept payment methods that might redirect your customer; you must provide a `return_url`, or set automatic_payment_methods[allow_redirects] to never.',
      'return_url',
    );
  const mandated = given.mandate_data != null || given.mandate != null;
  if (method.type !== 'card' && !mandated && world.settings.mandateRequired)
    throw badParameter('This payment method needs a mandate: provide `mandate_data`.', 'mandate_data');
  return {
    method,
    offSession: given.off_session ?? false,
    errorOnRequiresAction: given.error_on_requires_action ?? false,
    returnUrl: given.return_url ?? null,
    mandateData: given.mandate_data ?? null,
    declined: call.declined,
  };
};
