import { inPath } from '../http/in-path.ts';
import { badParameter, badState, type StripeRefusal } from '../http/refusal.ts';
import { type Answer, type Call } from '../http/route.ts';
import { objectAnswer } from '../http/object-answer.ts';
import { type Read } from '../http/shape.ts';
import { checkOwner, checkUsable } from '../payment-methods/find-payment-method.ts';
import { type PaymentMethod } from '../payment-methods/payment-method.ts';
import { attemptSetup } from './attempt-setup.ts';
import { type SetupIntent } from './setup-intent.ts';
import { type confirmShape } from './setup-params.ts';

type Confirming = Pick<Read<typeof confirmShape>, 'mandate_data' | 'return_url' | 'expand'>;

const confirmable = new Set(['requires_payment_method', 'requires_confirmation', 'requires_action']);

/** Gives the setup intent that the path of a call names. */
export const setupOf = (call: Call): SetupIntent =>
  inPath(call, call.world.setupIntents.get, 'setupintent', 'intent');

/** The call does not fit the setup intent's status; the error carries the setup intent. */
export const unexpectedSetupState = (intent: SetupIntent, verb: string): StripeRefusal =>
  badState(`You cannot ${verb} this SetupIntent because it has a status of ${intent.status}.`, {
    code: 'setup_intent_unexpected_state',
    setup_intent: intent,
  });

/** Checks what Stripe checks before it saves a payment method. */
export const checkSetup = (
  call: Call,
  intent: SetupIntent,
  given: Confirming,
  method: PaymentMethod | null,
): PaymentMethod => {
  if (!confirmable.has(intent.status)) throw unexpectedSetupState(intent, 'confirm');
  if (method === null) throw unexpectedSetupState(intent, 'confirm');
  checkUsable(call.world, method);
  checkOwner(method, intent.customer);
  const { settings } = call.world;
  const redirects = intent.automatic_payment_methods?.allow_redirects === 'always';
  if (redirects && given.return_url == null && settings.returnUrlRequired)
    throw badParameter(
      'This SetupIntent is configured to accept payment methods that might redirect your customer; you must provide a `return_url`, or set automatic_payment_methods[allow_redirects] to never.',
      'return_url',
    );
  if (method.type !== 'card' && given.mandate_data == null && settings.mandateRequired)
    throw badParameter('This payment method needs a mandate: provide `mandate_data`.', 'mandate_data');
  return method;
};

/** Tries to save the method and answers the setup intent, or 402 with it inside the error. */
export const setupAnswer = (
  call: Call,
  intent: SetupIntent,
  given: Confirming,
  method: PaymentMethod,
): Answer => {
  const tried = attemptSetup(call.world, call.cause, intent, {
    method,
    returnUrl: given.return_url ?? null,
    mandateData: given.mandate_data ?? null,
  });
  if (tried.last_setup_error !== null)
    return { status: 402, body: { error: { ...tried.last_setup_error, setup_intent: tried } } };
  return objectAnswer(call, tried, given.expand);
};
