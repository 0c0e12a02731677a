import { type Metadata } from '../metadata.ts';
import { type BillingDetails } from '../payment-methods/billing-details.ts';

/** What the bank and Radar said about a charge. */
export type Outcome = {
  readonly advice_code: string | null;
  readonly network_advice_code: null;
  readonly network_decline_code: string | null;
  readonly network_status: 'approved_by_network' | 'declined_by_network' | 'not_sent_to_network';
  readonly reason: string | null;
  readonly risk_level: 'normal' | 'highest';
  readonly risk_score: number;
  readonly seller_message: string;
  readonly type: 'authorized' | 'issuer_declined' | 'blocked';
};

/** How it was paid, as the charge tells it. */
export type PaidWith = { readonly type: string; readonly [method: string]: unknown };

/** One attempt to move money in (Stripe doc "The Charge object"). */
export type Charge = {
  readonly id: string;
  readonly object: 'charge';
  readonly amount: number;
  readonly amount_captured: number;
  readonly amount_refunded: number;
  readonly application: null;
  readonly application_fee: null;
  readonly application_fee_amount: number | null;
  readonly balance_transaction: string | null;
  readonly billing_details: BillingDetails;
  readonly calculated_statement_descriptor: string;
  readonly captured: boolean;
  readonly created: number;
  readonly currency: string;
  readonly customer: string | null;
  readonly description: string | null;
  readonly disputed: boolean;
  readonly failure_balance_transaction: null;
  readonly failure_code: string | null;
  readonly failure_message: string | null;
  readonly fraud_details: object;
  readonly livemode: false;
  readonly metadata: Metadata;
  readonly on_behalf_of: string | null;
  readonly outcome: Outcome;
  readonly paid: boolean;
  readonly payment_intent: string;
  readonly payment_method: string;
  readonly payment_method_details: PaidWith;
  readonly radar_options: object;
  readonly receipt_email: string | null;
  readonly receipt_number: null;
  readonly receipt_url: string | null;
  readonly refunded: boolean;
  readonly review: null;
  readonly shipping: object | null;
  readonly source: null;
  readonly source_transfer: null;
  readonly statement_descriptor: string | null;
  readonly statement_descriptor_suffix: string | null;
  readonly status: 'succeeded' | 'pending' | 'failed';
  readonly transfer_data: object | null;
  readonly transfer_group: string | null;
};
