import { type Decline } from '../cards/decline.ts';
import { docUrl } from '../http/refusal.ts';
import { type Answer } from '../http/route.ts';
import { type PaymentMethod } from '../payment-methods/payment-method.ts';
import { type PaymentError, type PaymentIntent } from './payment-intent.ts';

/** Takes how a bank said no, to which method and in which charge, and gives the error the intent keeps. */
export const declineError = (
  decline: Decline,
  method: PaymentMethod,
  charge: string | null,
): PaymentError => ({
  ...(decline.adviceCode === null ? {} : { advice_code: decline.adviceCode }),
  ...(charge === null ? {} : { charge }),
  code: decline.code,
  ...(decline.declineCode === null ? {} : { decline_code: decline.declineCode }),
  doc_url: docUrl(decline.code),
  message: decline.message,
  ...(decline.blocked ? {} : { network_decline_code: decline.networkCode }),
  payment_method: method,
  type: 'card_error',
});

/** Takes the intent after a failed attempt and answers 402 with the intent inside the error (Stripe doc "Errors"). */
export const declinedAnswer = (intent: PaymentIntent, error: PaymentError): Answer => ({
  status: 402,
  body: { error: { ...error, payment_intent: intent } },
});
