import { type BalanceTransaction } from '../balance/balance-transaction.ts';
import { type Metadata } from '../metadata.ts';
import { type Evidence } from './evidence.ts';

type DisputeStatus =
  | 'warning_needs_response'
  | 'warning_under_review'
  | 'warning_closed'
  | 'needs_response'
  | 'under_review'
  | 'won'
  | 'lost';

/** A cardholder's complaint, as an inquiry or as a chargeback (Stripe doc "The Dispute object"). */
export type Dispute = {
  readonly id: string;
  readonly object: 'dispute';
  readonly amount: number;
  readonly balance_transactions: readonly BalanceTransaction[];
  readonly charge: string;
  readonly created: number;
  readonly currency: string;
  readonly enhanced_eligibility_types: readonly string[];
  readonly evidence: Evidence;
  readonly evidence_details: {
    readonly due_by: number;
    readonly enhanced_eligibility: object;
    readonly has_evidence: boolean;
    readonly past_due: boolean;
    readonly submission_count: number;
    readonly submission_method: 'manual' | 'not_submitted';
  };
  readonly intended_submission_method: string | null;
  readonly is_charge_refundable: boolean;
  readonly livemode: false;
  readonly metadata: Metadata;
  readonly payment_intent: string;
  readonly payment_method_details: {
    readonly card: {
      readonly brand: string;
      readonly case_type: 'inquiry' | 'chargeback';
      readonly network: string;
      readonly network_reason_code: string;
    };
    readonly type: 'card';
  };
  readonly reason: string;
  readonly status: DisputeStatus;
};

/** Tells whether a dispute is over. */
export const isClosed = (dispute: Dispute): boolean =>
  dispute.status === 'won' || dispute.status === 'lost' || dispute.status === 'warning_closed';
