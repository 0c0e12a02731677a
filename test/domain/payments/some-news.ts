import { type PaymentNews } from '#domain/payments/payment-news';
import { afterNoon, insufficientFunds, usd } from '#test/support/a-payment';

type News = { readonly [K in PaymentNews['kind']]: Extract<PaymentNews, { kind: K }> };
const details = { reference: 'pi_1' };

/** One piece of news of every kind; the compiler knows when one is missing. */
export const someNews: News = {
  prepared: { kind: 'prepared', details },
  authorized: { kind: 'authorized', amount: usd(100_00), expiresAt: afterNoon(604_800_000), details },
  captured: { kind: 'captured', amount: usd(100_00), fee: null, details },
  'action-required': {
    kind: 'action-required',
    nextAction: { type: 'redirect', url: 'https://bank.example/challenge' },
    details,
  },
  pending: { kind: 'pending', details },
  voided: { kind: 'voided', details },
  declined: { kind: 'declined', failure: insufficientFunds, details },
  'not-executed': { kind: 'not-executed' },
  unknown: { kind: 'unknown', cause: 'no answer in time' },
};
