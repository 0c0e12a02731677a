import { bankAccountByNumber, unusableIban } from '../cards/bank-accounts.ts';
import { addsUp } from '../cards/card-number.ts';
import { cardByMagicId, cardByNumber } from '../cards/magic-cards.ts';
import { badParameter, docUrl, noSuch, StripeRefusal } from '../http/refusal.ts';
import { ignored, integer, oneOf, text } from '../http/readers.ts';
import { hash, type Reader } from '../http/shape.ts';
import { changeMetadata, metadataChange, noMetadata } from '../metadata.ts';
import { billingDetailsParam, changeBillingDetails, noBillingDetails } from './billing-details.ts';
import {
  cardFacts,
  cardMethod,
  type PaymentMethod,
  type PaymentMethodStart,
  sepaMethod,
  usBankMethod,
} from './payment-method.ts';

const card = hash({
  token: text(),
  number: text(),
  exp_month: integer,
  exp_year: integer,
  cvc: text(4),
  networks: ignored,
});
const usBankAccount = hash({
  account_number: text(),
  routing_number: text(),
  account_holder_type: oneOf('company', 'individual'),
  account_type: oneOf('checking', 'savings'),
  financial_connections_account: text(),
});

/** The parameters of a new payment method, also as `payment_method_data` of an intent. */
export const newMethodShape = {
  type: oneOf('card', 'us_bank_account', 'sepa_debit'),
  card,
  us_bank_account: usBankAccount,
  sepa_debit: hash({ iban: text() }),
  billing_details: billingDetailsParam,
  metadata: metadataChange,
  allow_redisplay: oneOf('always', 'limited', 'unspecified'),
  radar_options: ignored,
};

type NewMethod = {
  readonly [K in keyof typeof newMethodShape]?: ReturnType<(typeof newMethodShape)[K]> | undefined;
};

const cardError = (code: string, message: string, param: string): StripeRefusal =>
  new StripeRefusal(402, { type: 'card_error', code, message, param, doc_url: docUrl(code) }, true);

const needed = <T>(value: T | null | undefined, param: string): T => {
  if (value == null) throw badParameter(`Missing required param: ${param}.`, param, 'parameter_missing');
  return value;
};

const newCard = (given: NewMethod, nowSeconds: number, start: PaymentMethodStart): PaymentMethod => {
  const { token, number, exp_month, exp_year, cvc } = needed(given.card, 'card');
  if (token != null) {
    const magic = cardByMagicId(token);
    if (magic === undefined) throw noSuch('token', token, 'card[token]', 400);
    return cardMethod(cardFacts(magic), nowSeconds, start);
  }
  const digits = needed(number, 'card[number]').replaceAll(/[ -]/g, '');
  const [month, year] = [needed(exp_month, 'card[exp_month]'), needed(exp_year, 'card[exp_year]')];
  if (!addsUp(digits)) throw cardError('incorrect_number', 'Your card number is incorrect.', 'number');
  if (month < 1 || month > 12)
    throw cardError('invalid_expiry_month', "Your card's expiration month is invalid.", 'exp_month');
  const fullYear = year < 100 ? 2000 + year : year;
  if (Date.UTC(fullYear, month) <= nowSeconds * 1000)
    throw cardError('invalid_expiry_year', "Your card's expiration year is invalid.", 'exp_year');
  if (cvc != null && !/^\d{3,4}$/.test(cvc))
    throw cardError('invalid_cvc', "Your card's security code is invalid.", 'cvc');
  return cardMethod(cardFacts(cardByNumber(digits), month, fullYear), nowSeconds, start);
};

const newUsBank = (given: NewMethod, nowSeconds: number, start: PaymentMethodStart): PaymentMethod => {
  const account = needed(given.us_bank_account, 'us_bank_account');
  const number = needed(account.account_number, 'us_bank_account[account_number]');
  return usBankMethod(bankAccountByNumber(number), nowSeconds, {
    ...start,
    routing: needed(account.routing_number, 'us_bank_account[routing_number]'),
    holder: account.account_holder_type ?? 'individual',
    kind: account.account_type ?? 'checking',
  });
};

const newSepa = (given: NewMethod, nowSeconds: number, start: PaymentMethodStart): PaymentMethod => {
  const iban = needed(needed(given.sepa_debit, 'sepa_debit').iban, 'sepa_debit[iban]').replaceAll(' ', '');
  needed(start.billing?.name, 'billing_details[name]');
  needed(start.billing?.email, 'billing_details[email]');
  if (iban === unusableIban)
    throw badParameter('The bank account cannot be used.', 'sepa_debit[iban]', 'bank_account_unusable');
  return sepaMethod(bankAccountByNumber(iban), nowSeconds, start);
};

/** Takes the parameters of a new payment method and the time in seconds, gives the method (Stripe doc "Create a PaymentMethod"). */
export const newPaymentMethod = (given: NewMethod, nowSeconds: number): PaymentMethod => {
  const start: PaymentMethodStart = {
    billing: changeBillingDetails(noBillingDetails, given.billing_details),
    metadata: changeMetadata(noMetadata, given.metadata),
    allowRedisplay: given.allow_redisplay,
  };
  switch (needed(given.type, 'type')) {
    case 'card':
      return newCard(given, nowSeconds, start);
    case 'us_bank_account':
      return newUsBank(given, nowSeconds, start);
    case 'sepa_debit':
      return newSepa(given, nowSeconds, start);
  }
};

/** The `payment_method_data` parameter. */
export const methodData: Reader<NewMethod | null> = hash(newMethodShape);
