import { type Metadata } from '../metadata.ts';
import { type NextAction, type PaymentError } from '../payment-intents/payment-intent.ts';

/** Saving a payment method for later (Stripe doc "The SetupIntent object"). */
export type SetupIntent = {
  readonly id: string;
  readonly object: 'setup_intent';
  readonly allowed_payment_method_types: readonly string[] | null;
  readonly application: null;
  readonly automatic_payment_methods: {
    readonly allow_redirects: 'always' | 'never';
    readonly enabled: true;
  } | null;
  readonly cancellation_reason: string | null;
  readonly client_secret: string;
  readonly created: number;
  readonly customer: string | null;
  readonly customer_account: null;
  readonly description: string | null;
  readonly excluded_payment_method_types: readonly string[] | null;
  readonly flow_directions: null;
  readonly last_setup_error: PaymentError | null;
  readonly latest_attempt: string | null;
  readonly livemode: false;
  readonly mandate: string | null;
  readonly metadata: Metadata;
  readonly next_action: NextAction | null;
  readonly on_behalf_of: null;
  readonly payment_method: string | null;
  readonly payment_method_configuration_details: null;
  readonly payment_method_options: object;
  readonly payment_method_types: readonly string[];
  readonly single_use_mandate: null;
  readonly status:
    | 'requires_payment_method'
    | 'requires_confirmation'
    | 'requires_action'
    | 'processing'
    | 'succeeded'
    | 'canceled';
  readonly usage: 'off_session' | 'on_session';
};
