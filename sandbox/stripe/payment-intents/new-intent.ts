import { badParameter } from '../http/refusal.ts';
import { type ReadWith } from '../http/shape.ts';
import { clientSecret, freshId } from '../ids.ts';
import { changeMetadata, noMetadata } from '../metadata.ts';
import { checkChargeable } from '../money/amount.ts';
import { type createShape } from './intent-params.ts';
import { type PaymentIntent, type PaymentMethodOptions } from './payment-intent.ts';

type Given = ReadWith<typeof createShape, 'amount' | 'currency'>;

const noDetails = Object.freeze({ tip: Object.freeze({}) });
const cardOnly = Object.freeze(['card']);
const cardAsked = Object.freeze({
  installments: null,
  mandate_options: null,
  network: null,
  request_three_d_secure: 'automatic',
});
const optionsAsked: PaymentMethodOptions = Object.freeze({ card: cardAsked });
const redirectsAlways = Object.freeze({ allow_redirects: 'always', enabled: true } as const);
const redirectsNever = Object.freeze({ allow_redirects: 'never', enabled: true } as const);

/** Takes wished options and gives them over the defaults. */
export const methodOptions = (wished: PaymentMethodOptions | null | undefined): PaymentMethodOptions => {
  if (wished == null) return optionsAsked;
  return { ...wished, card: { ...cardAsked, ...wished.card } };
};

const automatic = (given: Given): PaymentIntent['automatic_payment_methods'] => {
  const wished = given.automatic_payment_methods;
  if (wished?.enabled === false) return null;
  if (wished == null && given.allowed_payment_method_types !== undefined) return null;
  return wished?.allow_redirects === 'never' ? redirectsNever : redirectsAlways;
};

const types = (given: Given): readonly string[] => {
  const excluded = given.excluded_payment_method_types ?? [];
  const allowed = (given.allowed_payment_method_types ?? cardOnly).filter((type) => type !== null);
  return excluded.length === 0 ? allowed : allowed.filter((type) => !excluded.includes(type));
};

const named = (list: readonly (string | null)[] | undefined): readonly string[] | null =>
  list?.filter((type) => type !== null) ?? null;

/** Refuses combinations of parameters that Stripe refuses (stripe.md §4.4). */
const check = (given: Given): void => {
  checkChargeable(given.amount, given.currency);
  if (given.off_session !== undefined && given.confirm !== true)
    throw badParameter('The parameter off_session can only be used with confirm=true.', 'off_session');
  if (given.error_on_requires_action != null && given.confirm !== true)
    throw badParameter(
      'error_on_requires_action can only be used with confirm=true.',
      'error_on_requires_action',
    );
  if (given.allowed_payment_method_types !== undefined && given.automatic_payment_methods?.enabled === true)
    throw badParameter(
      'allowed_payment_method_types excludes automatic_payment_methods.',
      'allowed_payment_method_types',
    );
  if (given.application_fee_amount != null && given.transfer_data == null)
    throw badParameter('application_fee_amount needs a connected account.', 'application_fee_amount');
  if (given.application_fee_amount != null && given.application_fee_amount > given.amount)
    throw badParameter('application_fee_amount must not exceed the amount.', 'application_fee_amount');
  if (given.statement_descriptor != null)
    throw badParameter(
      'statement_descriptor is not supported for cards; use statement_descriptor_suffix.',
      'statement_descriptor',
    );
};

/** Takes the parameters of a new intent, its payment method's id and the time in seconds; gives the intent, not yet confirmed. */
export const newIntent = (given: Given, method: string | null, nowSeconds: number): PaymentIntent => {
  check(given);
  const id = freshId('pi');
  return {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: named(given.allowed_payment_method_types),
    amount: given.amount,
    amount_capturable: 0,
    amount_details: noDetails,
    amount_received: 0,
    application: null,
    application_fee_amount: given.application_fee_amount ?? null,
    automatic_payment_methods: automatic(given),
    canceled_at: null,
    cancellation_reason: null,
    capture_method: given.capture_method ?? 'automatic_async',
    client_secret: clientSecret(id),
    confirmation_method: given.confirmation_method ?? 'automatic',
    created: nowSeconds,
    currency: given.currency,
    customer: given.customer ?? null,
    customer_account: null,
    description: given.description ?? null,
    excluded_payment_method_types: named(given.excluded_payment_method_types),
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: changeMetadata(noMetadata, given.metadata),
    next_action: null,
    on_behalf_of: given.on_behalf_of ?? null,
    payment_method: method,
    payment_method_configuration_details: null,
    payment_method_options: methodOptions(given.payment_method_options),
    payment_method_types: types(given),
    payment_record: null,
    processing: null,
    receipt_email: given.receipt_email ?? null,
    review: null,
    setup_future_usage: given.setup_future_usage ?? null,
    shipping: given.shipping ?? null,
    source: null,
    statement_descriptor: given.statement_descriptor ?? null,
    statement_descriptor_suffix: given.statement_descriptor_suffix ?? null,
    status: method === null ? 'requires_payment_method' : 'requires_confirmation',
    transfer_data: given.transfer_data ?? null,
    transfer_group: given.transfer_group ?? null,
  };
};
