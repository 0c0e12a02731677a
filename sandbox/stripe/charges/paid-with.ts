import { type PaymentMethod } from '../payment-methods/payment-method.ts';
import { type PaidWith } from './charge.ts';

/** What the details of a charge depend on besides the payment method. */
export type PaidWithFacts = {
  readonly amount: number;
  readonly approved: boolean;
  readonly authenticated: boolean;
  /** Until when a hold can be captured, in seconds; null when there is no hold. */
  readonly captureBefore: number | null;
  readonly mandate: string | null;
};

const disabled = Object.freeze({ status: 'disabled' });
const unavailable = Object.freeze({ status: 'unavailable' });
const noToken = Object.freeze({ used: false });
const passedChallenge = Object.freeze({
  authentication_flow: 'challenge',
  electronic_commerce_indicator: '05',
  exemption_indicator: null,
  result: 'authenticated',
  result_reason: null,
  transaction_id: null,
  version: '2.2.0',
});

const digits = (length: number): string =>
  String(Math.floor(Math.random() * 10 ** length)).padStart(length, '0');

const cardDetails = (method: PaymentMethod, facts: PaidWithFacts): object => {
  const { card } = method;
  return {
    amount_authorized: facts.approved ? facts.amount : null,
    authorization_code: facts.approved ? digits(6) : null,
    brand: card?.brand ?? null,
    ...(facts.captureBefore === null ? {} : { capture_before: facts.captureBefore }),
    checks: card?.checks ?? null,
    country: card?.country ?? null,
    electronic_commerce_indicator: null,
    exp_month: card?.exp_month ?? null,
    exp_year: card?.exp_year ?? null,
    extended_authorization: disabled,
    fingerprint: card?.fingerprint ?? null,
    funding: card?.funding ?? null,
    incremental_authorization: unavailable,
    installments: null,
    last4: card?.last4 ?? null,
    mandate: null,
    multicapture: unavailable,
    network: card?.brand ?? null,
    network_token: noToken,
    network_transaction_id: facts.approved ? digits(15) : null,
    overcapture: { maximum_amount_capturable: facts.amount, status: 'unavailable' },
    regulated_status: 'unregulated',
    three_d_secure: facts.authenticated ? passedChallenge : null,
    transaction_link_id: null,
    wallet: null,
  };
};

const accountDetails = (method: PaymentMethod, facts: PaidWithFacts): object => {
  const { us_bank_account: us, sepa_debit: sepa } = method;
  if (us !== undefined)
    return {
      account_holder_type: us['account_holder_type'],
      account_type: us['account_type'],
      bank_name: us['bank_name'],
      fingerprint: us.fingerprint,
      last4: us.last4,
      ...(facts.mandate === null ? {} : { mandate: facts.mandate }),
      payment_reference: null,
      routing_number: us['routing_number'],
    };
  return {
    bank_code: sepa?.['bank_code'] ?? null,
    branch_code: sepa?.['branch_code'] ?? null,
    country: sepa?.['country'] ?? null,
    fingerprint: sepa?.fingerprint ?? null,
    last4: sepa?.last4 ?? null,
    mandate: facts.mandate,
  };
};

/** Takes a payment method and what happened, gives `payment_method_details` of the charge. */
export const paidWith = (method: PaymentMethod, facts: PaidWithFacts): PaidWith => ({
  [method.type]: method.type === 'card' ? cardDetails(method, facts) : accountDetails(method, facts),
  type: method.type,
});
