import { anyHash, expand, flag, ignored, integer, listOf, oneOf, text } from '../http/readers.ts';
import { hash, type Reader } from '../http/shape.ts';
import { metadataChange } from '../metadata.ts';
import { amount, currency } from '../money/amount.ts';
import { methodData } from '../payment-methods/new-payment-method.ts';
import { type PaymentMethodOptions } from './payment-intent.ts';

const descriptor = text(22);
const types = listOf(text());
const offSession: Reader<boolean> = (value) => value !== 'false' && value !== '';
const captureMethod = oneOf('automatic', 'automatic_async', 'manual');
const options: Reader<PaymentMethodOptions | null> = (value, param) => anyHash(value, param);

/** What create, update and confirm have in common. */
const shared = {
  payment_method: text(),
  payment_method_data: methodData,
  payment_method_options: options,
  capture_method: captureMethod,
  setup_future_usage: oneOf('off_session', 'on_session'),
  receipt_email: text(),
  shipping: anyHash,
  amount_details: ignored,
  payment_details: ignored,
  hooks: ignored,
  allowed_payment_method_types: types,
  excluded_payment_method_types: types,
  expand,
};

/** What create and update have in common. */
const described = {
  ...shared,
  application_fee_amount: integer,
  customer: text(),
  customer_account: text(),
  description: text(1000),
  metadata: metadataChange,
  payment_method_configuration: text(),
  statement_descriptor: descriptor,
  statement_descriptor_suffix: descriptor,
  transfer_data: anyHash,
  transfer_group: text(),
};

/** What create and confirm have in common. */
const confirming = {
  confirmation_token: text(),
  error_on_requires_action: flag,
  mandate: text(),
  mandate_data: anyHash,
  off_session: offSession,
  radar_options: ignored,
  return_url: text(),
  use_stripe_sdk: flag,
};

/** Parameters of `POST /v1/payment_intents` (typings 23.1: PaymentIntentCreateParams). */
export const createShape = {
  amount,
  currency,
  ...described,
  ...confirming,
  automatic_payment_methods: hash({ enabled: flag, allow_redirects: oneOf('always', 'never') }),
  confirm: flag,
  confirmation_method: oneOf('automatic', 'manual'),
  on_behalf_of: text(),
};

/** Parameters of `POST /v1/payment_intents/:id`. */
export const updateShape = { amount, currency, ...described };

/** Parameters of `POST /v1/payment_intents/:id/confirm`. */
export const confirmShape = { ...shared, ...confirming, amount_to_confirm: amount, client_secret: text() };

/** Parameters of `POST /v1/payment_intents/:id/capture`. */
export const captureShape = {
  amount_to_capture: amount,
  application_fee_amount: integer,
  final_capture: flag,
  metadata: metadataChange,
  statement_descriptor: descriptor,
  statement_descriptor_suffix: descriptor,
  transfer_data: anyHash,
  amount_details: ignored,
  payment_details: ignored,
  hooks: ignored,
  expand,
};

/** Parameters of `POST /v1/payment_intents/:id/cancel`. */
export const cancelShape = {
  cancellation_reason: oneOf('abandoned', 'duplicate', 'fraudulent', 'requested_by_customer'),
  expand,
};
