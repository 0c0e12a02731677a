import { type DisputeNews } from '#domain/payments/dispute';
import { type DisputeStatus } from '#domain/payments/dispute-status';
import { type PaymentId } from '#domain/shared/ids';
import { type DisputeBody } from '../paypal-resources.ts';

/** openapi: disputes, `status` and `dispute_outcome.outcome_code`. */
const statuses: Readonly<Record<string, DisputeStatus>> = {
  OPEN: 'needs_response',
  WAITING_FOR_SELLER_RESPONSE: 'needs_response',
  WAITING_FOR_BUYER_RESPONSE: 'under_review',
  UNDER_REVIEW: 'under_review',
  OTHER: 'under_review',
};
const outcomes: Readonly<Record<string, DisputeStatus>> = {
  RESOLVED_BUYER_FAVOUR: 'lost',
  ACCEPTED: 'lost',
  RESOLVED_SELLER_FAVOUR: 'won',
  // PayPal pays the buyer out of its own pocket.
  RESOLVED_WITH_PAYOUT: 'won',
  CANCELED_BY_BUYER: 'won',
  DENIED: 'won',
  NONE: 'closed',
};

/** `paymentId`: of the payment that is disputed; PayPal names only what we wrote on it, or its capture. */
export const fromDispute = (dispute: DisputeBody, paymentId: PaymentId): DisputeNews => {
  const isInquiry = dispute.dispute_life_cycle_stage === 'INQUIRY';
  const outcome = outcomes[dispute.dispute_outcome?.outcome_code ?? ''] ?? 'closed';
  const resolved = isInquiry && outcome === 'won' ? 'closed' : outcome;
  return {
    reference: dispute.dispute_id,
    paymentId,
    paymentReference: undefined,
    status: dispute.status === 'RESOLVED' ? resolved : (statuses[dispute.status] ?? 'under_review'),
    amount: dispute.dispute_amount,
    fee: null,
    reason: dispute.reason.toLowerCase().replaceAll('_', '-'),
    isInquiry,
    evidenceDueAt: dispute.seller_response_due_date ?? null,
  };
};
