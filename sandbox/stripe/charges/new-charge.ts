import { freshId } from '../ids.ts';
import { type PaymentIntent } from '../payment-intents/payment-intent.ts';
import { type PaymentMethod } from '../payment-methods/payment-method.ts';
import { type Charge, type Outcome } from './charge.ts';
import { authorizedOutcome } from './outcome.ts';
import { paidWith, type PaidWithFacts } from './paid-with.ts';

/** What distinguishes one charge of an intent from another. */
type ChargeFacts = {
  readonly status: Charge['status'];
  readonly captured: boolean;
  readonly outcome?: Outcome;
  readonly failure?: { readonly code: string; readonly message: string };
  readonly authenticated?: boolean;
  readonly captureBefore?: number;
  readonly mandate?: string | null;
};

const nothing = Object.freeze({});

/** Takes the intent, how it is paid, what happened and the time in seconds; gives the charge. Bank debits get a `py_` id. */
export const newCharge = (
  intent: PaymentIntent,
  method: PaymentMethod,
  facts: ChargeFacts,
  nowSeconds: number,
): Charge => {
  const id = freshId(method.type === 'card' ? 'ch' : 'py');
  const details: PaidWithFacts = {
    amount: intent.amount,
    approved: facts.status !== 'failed',
    authenticated: facts.authenticated ?? false,
    captureBefore: facts.captureBefore ?? null,
    mandate: facts.mandate ?? null,
  };
  return {
    id,
    object: 'charge',
    amount: intent.amount,
    amount_captured: facts.captured ? intent.amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: intent.application_fee_amount,
    balance_transaction: null,
    billing_details: method.billing_details,
    calculated_statement_descriptor: 'KASSA SANDBOX',
    captured: facts.captured,
    created: nowSeconds,
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: facts.failure?.code ?? null,
    failure_message: facts.failure?.message ?? null,
    fraud_details: nothing,
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: intent.on_behalf_of,
    outcome: facts.outcome ?? authorizedOutcome,
    paid: facts.status === 'succeeded',
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: paidWith(method, details),
    radar_options: nothing,
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: facts.status === 'succeeded' ? `https://pay.stripe.test/receipts/payment/${id}` : null,
    refunded: false,
    review: null,
    shipping: intent.shipping,
    source: null,
    source_transfer: null,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: facts.status,
    transfer_data: intent.transfer_data,
    transfer_group: intent.transfer_group,
  };
};
