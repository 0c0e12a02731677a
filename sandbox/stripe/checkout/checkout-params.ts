import { anyHash, expand, flag, ignored, integer, listOf, oneOf, text } from '../http/readers.ts';
import { hash } from '../http/shape.ts';
import { metadataChange } from '../metadata.ts';
import { amount, currency } from '../money/amount.ts';

const priceData = hash(
  {
    currency,
    unit_amount: integer,
    product_data: hash(
      { name: text(), description: text(), images: ignored, metadata: ignored, tax_code: ignored },
      ['name'],
    ),
    tax_behavior: text(),
    recurring: ignored,
    product: text(),
  },
  ['currency', 'unit_amount'],
);

const lineItem = hash({
  price_data: priceData,
  quantity: amount,
  price: text(),
  adjustable_quantity: ignored,
  dynamic_tax_rates: ignored,
  tax_rates: ignored,
  metadata: ignored,
});

/** What a line item parameter reads as. */
export type LineItemGiven = NonNullable<ReturnType<typeof lineItem>>;

/** Accepted and not acted upon. */
const echoed = {
  adaptive_pricing: ignored,
  after_expiration: ignored,
  automatic_tax: ignored,
  branding_settings: ignored,
  consent_collection: ignored,
  custom_fields: ignored,
  custom_text: ignored,
  customer_update: ignored,
  discounts: ignored,
  excluded_payment_method_types: ignored,
  integration_identifier: ignored,
  invoice_creation: ignored,
  managed_payments: ignored,
  name_collection: ignored,
  optional_items: ignored,
  origin_context: ignored,
  payment_method_configuration: ignored,
  payment_method_data: ignored,
  payment_method_options: ignored,
  permissions: ignored,
  phone_number_collection: ignored,
  redirect_on_completion: ignored,
  saved_payment_method_options: ignored,
  shipping_address_collection: ignored,
  shipping_options: ignored,
  subscription_data: ignored,
  tax_id_collection: ignored,
  wallet_options: ignored,
};

/** Parameters of `POST /v1/checkout/sessions` (typings 23.1: Checkout.SessionCreateParams). */
export const createShape = {
  mode: oneOf('payment', 'setup', 'subscription'),
  line_items: listOf(lineItem),
  currency,
  success_url: text(),
  cancel_url: text(),
  return_url: text(),
  customer: text(),
  customer_account: text(),
  customer_creation: oneOf('always', 'if_required'),
  customer_email: text(),
  client_reference_id: text(200),
  metadata: metadataChange,
  payment_intent_data: anyHash,
  setup_intent_data: anyHash,
  expires_at: integer,
  ui_mode: oneOf('hosted_page', 'embedded_page', 'elements', 'form'),
  locale: text(),
  submit_type: text(),
  allow_promotion_codes: flag,
  allowed_payment_method_types: listOf(text()),
  billing_address_collection: text(),
  payment_method_collection: oneOf('always', 'if_required'),
  expand,
  ...echoed,
};
