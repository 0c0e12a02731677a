import { type Metadata } from '../metadata.ts';

/** Where the money goes; a card refund gets the bank's reference later. */
export type RefundDestination = {
  readonly card?: {
    readonly reference?: string;
    readonly reference_status: 'pending' | 'available';
    readonly reference_type: 'acquirer_reference_number';
    readonly type: 'refund';
  };
  readonly us_bank_transfer?: object;
  readonly sepa_bank_transfer?: object;
  readonly type: string;
};

/** Money on its way back (Stripe doc "The Refund object"). */
export type Refund = {
  readonly id: string;
  readonly object: 'refund';
  readonly amount: number;
  readonly balance_transaction: string | null;
  readonly charge: string;
  readonly created: number;
  readonly currency: string;
  readonly customer: string | null;
  readonly customer_account: null;
  readonly destination_details: RefundDestination;
  readonly metadata: Metadata;
  readonly payment_intent: string;
  readonly payment_method: string;
  readonly reason: 'duplicate' | 'fraudulent' | 'requested_by_customer' | null;
  readonly receipt_number: null;
  readonly source_transfer_reversal: null;
  readonly status: 'pending' | 'succeeded' | 'failed';
  readonly transfer_reversal: null;
  readonly pending_reason?: 'processing';
  readonly failure_reason?: string;
  readonly failure_balance_transaction?: string;
};
