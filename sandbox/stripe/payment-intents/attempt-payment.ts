import { cardOf } from '../cards/card-of.ts';
import { needsChallenge } from '../cards/challenge.ts';
import { declines } from '../cards/decline.ts';
import { emit } from '../events/emit.ts';
import { type Cause } from '../http/route.ts';
import { type PaymentMethod } from '../payment-methods/payment-method.ts';
import { type StripeWorld } from '../stripe-world.ts';
import { approvePayment } from './approve-payment.ts';
import { startDebit } from './debit-bank.ts';
import { failPayment, rejectPayment } from './fail-payment.ts';
import { challengeAction } from './next-action.ts';
import { declineError } from './payment-failure.ts';
import { type PaymentIntent } from './payment-intent.ts';

/** How an intent is to be confirmed. */
export type Attempt = {
  readonly method: PaymentMethod;
  readonly offSession: boolean;
  readonly errorOnRequiresAction: boolean;
  readonly returnUrl: string | null;
  readonly mandateData: object | null;
  /** Declined whatever the card says. */
  readonly declined: boolean;
};

const askForAction = (
  world: StripeWorld,
  cause: Cause,
  intent: PaymentIntent,
  attempt: Attempt,
): PaymentIntent => {
  const waiting = world.paymentIntents.put({
    ...intent,
    status: 'requires_action',
    payment_method: attempt.method.id,
    next_action: challengeAction(world, intent.id, attempt.returnUrl),
  });
  emit(world, cause, 'payment_intent.requires_action', waiting);
  return waiting;
};

/** Asks the card's bank, the holder being present and known or not: gives the intent approved or failed. */
export const askBank = (
  world: StripeWorld,
  cause: Cause,
  intent: PaymentIntent,
  method: PaymentMethod,
  how: { readonly authenticated: boolean; readonly declined: boolean },
): PaymentIntent => {
  const decline = how.declined ? declines.generic : cardOf(method.card?.fingerprint ?? '').decline;
  if (decline !== null) return failPayment(world, cause, intent, method, decline);
  return approvePayment(world, cause, intent, method, how.authenticated);
};

/** Takes an intent that may be confirmed and tries to pay it; a failed one has `last_payment_error` (stripe.md §4.4). */
export const attemptPayment = (
  world: StripeWorld,
  cause: Cause,
  before: PaymentIntent,
  attempt: Attempt,
): PaymentIntent => {
  const { method, offSession } = attempt;
  const intent =
    before.last_payment_error === null && before.next_action === null
      ? before
      : { ...before, last_payment_error: null, next_action: null };
  if (method.type !== 'card') return startDebit(world, cause, intent, method, attempt.mandateData);
  const requested = intent.payment_method_options.card?.request_three_d_secure;
  if (attempt.declined || !needsChallenge(world.marks, method, { offSession, requested }))
    return askBank(world, cause, intent, method, { authenticated: false, declined: attempt.declined });
  if (offSession) return failPayment(world, cause, intent, method, declines.authenticationRequired);
  if (attempt.errorOnRequiresAction)
    return rejectPayment(world, cause, intent, declineError(declines.authenticationRequired, method, null));
  return askForAction(world, cause, intent, attempt);
};
