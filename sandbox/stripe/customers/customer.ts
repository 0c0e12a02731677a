import { randomText } from '../../random-text.ts';
import { freshId } from '../ids.ts';
import { type Metadata } from '../metadata.ts';
import { type Address } from '../payment-methods/billing-details.ts';

/** A customer (Stripe doc "The Customer object"). */
export type Customer = {
  readonly id: string;
  readonly object: 'customer';
  readonly deleted?: undefined;
  readonly address: Address | null;
  readonly balance: number;
  readonly created: number;
  readonly currency: null;
  readonly customer_account: null;
  readonly default_source: null;
  readonly delinquent: boolean;
  readonly description: string | null;
  readonly email: string | null;
  readonly invoice_prefix: string;
  readonly invoice_settings: {
    readonly custom_fields: null;
    readonly default_payment_method: string | null;
    readonly footer: string | null;
    readonly rendering_options: null;
  };
  readonly livemode: false;
  readonly metadata: Metadata;
  readonly name: string | null;
  readonly next_invoice_sequence: number;
  readonly phone: string | null;
  readonly preferred_locales: readonly string[];
  readonly shipping: object | null;
  readonly tax_exempt: string;
  readonly test_clock: null;
};

/** What stays of a deleted customer. */
export type Tombstone = { readonly id: string; readonly object: 'customer'; readonly deleted: true };

/** Takes the time in seconds and gives a customer about whom nothing is known. */
export const blankCustomer = (nowSeconds: number): Customer => ({
  id: freshId('cus'),
  object: 'customer',
  address: null,
  balance: 0,
  created: nowSeconds,
  currency: null,
  customer_account: null,
  default_source: null,
  delinquent: false,
  description: null,
  email: null,
  invoice_prefix: randomText(8).toUpperCase(),
  invoice_settings: {
    custom_fields: null,
    default_payment_method: null,
    footer: null,
    rendering_options: null,
  },
  livemode: false,
  metadata: {},
  name: null,
  next_invoice_sequence: 1,
  phone: null,
  preferred_locales: [],
  shipping: null,
  tax_exempt: 'none',
  test_clock: null,
});
