import { type Metadata } from '../metadata.ts';

/** One thing that is bought. */
export type LineItem = {
  readonly id: string;
  readonly object: 'item';
  readonly amount_subtotal: number;
  readonly amount_total: number;
  readonly currency: string;
  readonly description: string | null;
  readonly quantity: number;
  readonly [more: string]: unknown;
};

/** A page on which a customer pays or saves a card (Stripe doc "The Session object"). */
export type CheckoutSession = {
  readonly id: string;
  readonly object: 'checkout.session';
  readonly amount_subtotal: number | null;
  readonly amount_total: number | null;
  readonly cancel_url: string | null;
  readonly client_reference_id: string | null;
  readonly created: number;
  readonly currency: string | null;
  readonly customer: string | null;
  readonly customer_details: object | null;
  readonly customer_email: string | null;
  readonly expires_at: number;
  readonly metadata: Metadata;
  readonly mode: 'payment' | 'setup';
  readonly payment_intent: string | null;
  readonly payment_status: 'unpaid' | 'paid' | 'no_payment_required';
  readonly setup_intent: string | null;
  readonly status: 'open' | 'complete' | 'expired';
  readonly success_url: string | null;
  readonly url: string | null;
  readonly [more: string]: unknown;
};

/** What a session keeps to itself until the customer pays. */
export type SessionPlan = {
  readonly id: string;
  readonly items: readonly LineItem[];
  /** The parameters of the intent it will create. */
  readonly intent: Readonly<Record<string, unknown>>;
};
