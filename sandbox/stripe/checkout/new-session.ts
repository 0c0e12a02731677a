import { badParameter } from '../http/refusal.ts';
import { type Read } from '../http/shape.ts';
import { clientSecret } from '../ids.ts';
import { changeMetadata, noMetadata } from '../metadata.ts';
import { randomText } from '../../random-text.ts';
import { type CheckoutSession, type LineItem } from './checkout-session.ts';
import { type createShape, type LineItemGiven } from './checkout-params.ts';

type Given = Read<typeof createShape>;

const livesDefaultSeconds = 86_400;
const livesLeastSeconds = 1800;

const lineItem = (given: LineItemGiven | null, index: number): LineItem => {
  const param = `line_items[${index}]`;
  if (given?.price_data == null)
    throw badParameter(
      'This emulator has no price list: give price_data.',
      `${param}[price_data]`,
      'parameter_missing',
    );
  const { currency, unit_amount: unit, product_data: product } = given.price_data;
  if (product == null)
    throw badParameter(
      'Missing required param: product_data.',
      `${param}[price_data][product_data]`,
      'parameter_missing',
    );
  const quantity = given.quantity ?? 1;
  const price = {
    id: `price_3${randomText(23)}`,
    object: 'price',
    currency,
    unit_amount: unit,
    type: 'one_time',
  };
  return {
    id: `li_3${randomText(23)}`,
    object: 'item',
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: unit * quantity,
    amount_tax: 0,
    amount_total: unit * quantity,
    currency,
    description: product.name,
    metadata: null,
    price,
    quantity,
  };
};

/** Takes the line items of a new session and gives them priced; all must be in one currency. */
export const lineItems = (given: Given): readonly LineItem[] => {
  const items = (given.line_items ?? []).map(lineItem);
  if (given.mode === 'payment' && items.length === 0)
    throw badParameter('Missing required param: line_items.', 'line_items', 'parameter_missing');
  if (new Set(items.map(({ currency }) => currency)).size > 1)
    throw badParameter('All line items must have the same currency.', 'line_items');
  return items;
};

const expiry = (given: Given, nowSeconds: number): number => {
  const expiresAt = given.expires_at ?? nowSeconds + livesDefaultSeconds;
  if (expiresAt < nowSeconds + livesLeastSeconds || expiresAt > nowSeconds + livesDefaultSeconds)
    throw badParameter('expires_at must be between 30 minutes and 24 hours from now.', 'expires_at');
  return expiresAt;
};

const untouched = {
  adaptive_pricing: null,
  after_expiration: null,
  automatic_tax: { enabled: false, liability: null, provider: null, status: null },
  collected_information: null,
  consent: null,
  consent_collection: null,
  currency_conversion: null,
  custom_fields: [],
  custom_text: {
    after_submit: null,
    shipping_address: null,
    submit: null,
    terms_of_service_acceptance: null,
  },
  customer_account: null,
  customer_details: null,
  discounts: [],
  integration_identifier: null,
  invoice: null,
  invoice_creation: null,
  livemode: false,
  managed_payments: null,
  origin_context: null,
  payment_intent: null,
  payment_link: null,
  payment_method_configuration_details: null,
  payment_method_options: {},
  payment_method_types: ['card'],
  permissions: null,
  phone_number_collection: { enabled: false },
  recovered_from: null,
  saved_payment_method_options: null,
  setup_intent: null,
  shipping_address_collection: null,
  shipping_cost: null,
  shipping_options: [],
  subscription: null,
  wallet_options: null,
};

/** Takes the parameters of a new session, its items, the emulator's URL and the time in seconds; gives the open session. */
export const newSession = (
  given: Given & { readonly mode: 'payment' | 'setup' },
  items: readonly LineItem[],
  url: string,
  nowSeconds: number,
): CheckoutSession => {
  const id = `cs_test_a1${randomText(56)}`;
  const total = items.reduce((sum, item) => sum + item.amount_total, 0);
  const paid = given.mode === 'payment';
  const hosted = (given.ui_mode ?? 'hosted_page') === 'hosted_page';
  return {
    ...untouched,
    id,
    object: 'checkout.session',
    allow_promotion_codes: given.allow_promotion_codes ?? null,
    allowed_payment_method_types: given.allowed_payment_method_types ?? null,
    amount_subtotal: paid ? total : null,
    amount_total: paid ? total : null,
    billing_address_collection: given.billing_address_collection ?? null,
    cancel_url: given.cancel_url ?? null,
    client_reference_id: given.client_reference_id ?? null,
    client_secret: hosted ? null : clientSecret(id),
    created: nowSeconds,
    currency: items[0]?.currency ?? given.currency ?? null,
    customer: given.customer ?? null,
    customer_creation: given.customer == null ? (given.customer_creation ?? 'if_required') : null,
    customer_email: given.customer_email ?? null,
    expires_at: expiry(given, nowSeconds),
    locale: given.locale ?? null,
    metadata: changeMetadata(noMetadata, given.metadata),
    mode: given.mode,
    payment_intent: null,
    payment_method_collection: given.payment_method_collection ?? 'if_required',
    payment_status: paid ? 'unpaid' : 'no_payment_required',
    setup_intent: null,
    status: 'open',
    submit_type: given.submit_type ?? null,
    success_url: given.success_url ?? given.return_url ?? null,
    total_details: paid ? { amount_discount: 0, amount_shipping: 0, amount_tax: 0 } : null,
    ui_mode: given.ui_mode ?? 'hosted_page',
    url: hosted ? `${url}/c/pay/${id}` : null,
  };
};
