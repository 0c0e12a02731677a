import { anyHash, expand, flag, ignored, listOf, oneOf, text } from '../http/readers.ts';
import { hash } from '../http/shape.ts';
import { metadataChange } from '../metadata.ts';
import { methodData } from '../payment-methods/new-payment-method.ts';

const types = listOf(text());

const shared = {
  payment_method: text(),
  payment_method_data: methodData,
  payment_method_options: anyHash,
  allowed_payment_method_types: types,
  expand,
};
const confirming = {
  confirmation_token: text(),
  mandate_data: anyHash,
  return_url: text(),
  use_stripe_sdk: flag,
};
const described = {
  ...shared,
  attach_to_self: flag,
  customer: text(),
  customer_account: text(),
  description: text(1000),
  excluded_payment_method_types: types,
  flow_directions: ignored,
  metadata: metadataChange,
  payment_method_configuration: text(),
};

/** Parameters of `POST /v1/setup_intents` (typings 23.1: SetupIntentCreateParams). */
export const createShape = {
  ...described,
  ...confirming,
  automatic_payment_methods: hash({ enabled: flag, allow_redirects: oneOf('always', 'never') }),
  confirm: flag,
  on_behalf_of: text(),
  single_use: ignored,
  usage: oneOf('off_session', 'on_session'),
};

/** Parameters of `POST /v1/setup_intents/:id`. */
export const updateShape = described;

/** Parameters of `POST /v1/setup_intents/:id/confirm`. */
export const confirmShape = { ...shared, ...confirming, client_secret: text() };

/** Parameters of `POST /v1/setup_intents/:id/cancel`. */
export const cancelShape = {
  cancellation_reason: oneOf('abandoned', 'duplicate', 'requested_by_customer'),
  expand,
};
