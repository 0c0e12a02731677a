import { type Metadata } from '../metadata.ts';
import { type PaymentMethod } from '../payment-methods/payment-method.ts';

/** Why the last attempt to pay failed; the payment method is the whole object. */
export type PaymentError = {
  readonly type: 'card_error' | 'invalid_request_error';
  readonly code: string;
  readonly message: string;
  readonly doc_url: string;
  readonly payment_method: PaymentMethod;
  readonly charge?: string;
  readonly decline_code?: string;
  readonly advice_code?: string;
  readonly network_decline_code?: string;
};

/** What the payer has to do next. */
export type NextAction =
  | {
      readonly type: 'redirect_to_url';
      readonly redirect_to_url: { readonly return_url: string; readonly url: string };
    }
  | { readonly type: 'use_stripe_sdk'; readonly use_stripe_sdk: object };

type CaptureMethod = 'automatic' | 'automatic_async' | 'manual';

type PaymentIntentStatus =
  | 'requires_payment_method'
  | 'requires_confirmation'
  | 'requires_action'
  | 'processing'
  | 'requires_capture'
  | 'succeeded'
  | 'canceled';

/** A payment from its first mention to its end (Stripe doc "The PaymentIntent object"). */
export type PaymentIntent = {
  readonly id: string;
  readonly object: 'payment_intent';
  readonly allowed_payment_method_types: readonly string[] | null;
  readonly amount: number;
  readonly amount_capturable: number;
  readonly amount_details: object;
  readonly amount_received: number;
  readonly application: null;
  readonly application_fee_amount: number | null;
  readonly automatic_payment_methods: {
    readonly allow_redirects: 'always' | 'never';
    readonly enabled: true;
  } | null;
  readonly canceled_at: number | null;
  readonly cancellation_reason: string | null;
  readonly capture_method: CaptureMethod;
  readonly client_secret: string;
  readonly confirmation_method: 'automatic' | 'manual';
  readonly created: number;
  readonly currency: string;
  readonly customer: string | null;
  readonly customer_account: null;
  readonly description: string | null;
  readonly excluded_payment_method_types: readonly string[] | null;
  readonly last_payment_error: PaymentError | null;
  readonly latest_charge: string | null;
  readonly livemode: false;
  readonly managed_payments: null;
  readonly metadata: Metadata;
  readonly next_action: NextAction | null;
  readonly on_behalf_of: string | null;
  readonly payment_method: string | null;
  readonly payment_method_configuration_details: null;
  readonly payment_method_options: PaymentMethodOptions;
  readonly payment_method_types: readonly string[];
  readonly payment_record: null;
  readonly processing: null;
  readonly receipt_email: string | null;
  readonly review: null;
  readonly setup_future_usage: 'off_session' | 'on_session' | null;
  readonly shipping: object | null;
  readonly source: null;
  readonly statement_descriptor: string | null;
  readonly statement_descriptor_suffix: string | null;
  readonly status: PaymentIntentStatus;
  readonly transfer_data: object | null;
  readonly transfer_group: string | null;
};

/** Wishes for single kinds of payment method, most of them only echoed. */
export type PaymentMethodOptions = {
  readonly card?: {
    readonly capture_method?: 'manual';
    readonly request_three_d_secure?: string;
    readonly [more: string]: unknown;
  };
  readonly [kind: string]: unknown;
};

/** Tells whether confirming will only hold the money. */
export const holdsOnly = (
  intent: Pick<PaymentIntent, 'capture_method' | 'payment_method_options'>,
): boolean =>
  intent.capture_method === 'manual' || intent.payment_method_options.card?.capture_method === 'manual';
