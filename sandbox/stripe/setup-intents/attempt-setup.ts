import { cardOf } from '../cards/card-of.ts';
import { type Decline } from '../cards/decline.ts';
import { emit } from '../events/emit.ts';
import { docUrl } from '../http/refusal.ts';
import { type Cause } from '../http/route.ts';
import { freshId } from '../ids.ts';
import { challengeAction } from '../payment-intents/next-action.ts';
import { declineError } from '../payment-intents/payment-failure.ts';
import { type PaymentError } from '../payment-intents/payment-intent.ts';
import { attachMethod } from '../payment-methods/attach-method.ts';
import { mandateFor } from '../payment-methods/mandate.ts';
import { type PaymentMethod } from '../payment-methods/payment-method.ts';
import { type StripeWorld } from '../stripe-world.ts';
import { type SetupIntent } from './setup-intent.ts';

/** How a setup intent is to be confirmed. */
type SetupAttempt = {
  readonly method: PaymentMethod;
  readonly returnUrl: string | null;
  readonly mandateData: object | null;
};

const reject = (world: StripeWorld, cause: Cause, intent: SetupIntent, error: PaymentError): SetupIntent => {
  const rejected = world.setupIntents.put({
    ...intent,
    status: 'requires_payment_method',
    payment_method: null,
    next_action: null,
    last_setup_error: error,
    latest_attempt: freshId('setatt'),
  });
  emit(world, cause, 'setup_intent.setup_failed', rejected);
  return rejected;
};

const succeed = (
  world: StripeWorld,
  cause: Cause,
  intent: SetupIntent,
  method: PaymentMethod,
  mandateData: object | null,
): SetupIntent => {
  if (intent.customer !== null) attachMethod(world, cause, method, intent.customer);
  if (method.card !== undefined) world.marks.set('authenticated', method.id);
  const mandate = method.type === 'card' ? null : world.mandates.put(mandateFor(method, mandateData ?? {}));
  const ready = world.setupIntents.put({
    ...intent,
    status: 'succeeded',
    payment_method: method.id,
    next_action: null,
    mandate: mandate?.id ?? null,
    latest_attempt: freshId('setatt'),
  });
  emit(world, cause, 'setup_intent.succeeded', ready);
  return ready;
};

const asksHolder = (method: PaymentMethod): boolean => {
  const { challenge } = cardOf(method.card?.fingerprint ?? '');
  return challenge === 'always' || challenge === 'until-set-up';
};

const declineOf = (method: PaymentMethod): Decline | null => {
  const row = cardOf(method.card?.fingerprint ?? '');
  return row.attaches ? null : row.decline;
};

/** Takes a setup intent that may be confirmed and tries to save its method; a failed one has `last_setup_error` (stripe.md §4.3). */
export const attemptSetup = (
  world: StripeWorld,
  cause: Cause,
  before: SetupIntent,
  attempt: SetupAttempt,
): SetupIntent => {
  const { method, returnUrl, mandateData } = attempt;
  const intent = { ...before, last_setup_error: null, next_action: null };
  const decline = declineOf(method);
  if (decline !== null) return reject(world, cause, intent, declineError(decline, method, null));
  if (!asksHolder(method)) return succeed(world, cause, intent, method, mandateData);
  const waiting = world.setupIntents.put({
    ...intent,
    status: 'requires_action',
    payment_method: method.id,
    next_action: challengeAction(world, intent.id, returnUrl),
  });
  emit(world, cause, 'setup_intent.requires_action', waiting);
  return waiting;
};

/** Takes a setup intent in `requires_action` and what its payer did; null when nothing is asked of the payer. */
export const completeSetup = (
  world: StripeWorld,
  cause: Cause,
  intent: SetupIntent,
  outcome: 'succeeded' | 'failed',
): SetupIntent | null => {
  const method = world.paymentMethods.get(intent.payment_method ?? '');
  if (intent.status !== 'requires_action' || method === undefined) return null;
  if (outcome === 'succeeded') return succeed(world, cause, intent, method, null);
  const code = 'setup_intent_authentication_failure';
  const message = 'The latest attempt to set up the payment method has failed because authentication failed.';
  const error = { type: 'invalid_request_error', code, doc_url: docUrl(code), message } as const;
  return reject(world, cause, intent, { ...error, payment_method: method });
};
