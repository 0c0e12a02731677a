import { type Decline } from '../cards/decline.ts';
import { type Outcome } from './charge.ts';

/** The outcome of a charge that went well. */
export const authorizedOutcome: Outcome = Object.freeze({
  advice_code: null,
  network_advice_code: null,
  network_decline_code: null,
  network_status: 'approved_by_network',
  reason: null,
  risk_level: 'normal',
  risk_score: 12,
  seller_message: 'Payment complete.',
  type: 'authorized',
});

/** Takes a decline and gives the outcome of the charge that met it (Stripe doc "Charge.outcome"). */
export const declinedOutcome = (decline: Decline): Outcome => ({
  advice_code: decline.adviceCode,
  network_advice_code: null,
  network_decline_code: decline.blocked ? null : decline.networkCode,
  network_status: decline.blocked ? 'not_sent_to_network' : 'declined_by_network',
  reason: decline.blocked ? 'highest_risk_level' : (decline.declineCode ?? decline.code),
  risk_level: decline.blocked ? 'highest' : 'normal',
  risk_score: decline.blocked ? 92 : 12,
  seller_message: decline.blocked
    ? 'Stripe blocked this payment as too risky.'
    : 'The bank did not return any further details with this decline.',
  type: decline.blocked ? 'blocked' : 'issuer_declined',
});
