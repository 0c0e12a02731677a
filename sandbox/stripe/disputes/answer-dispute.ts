import { emit } from '../events/emit.ts';
import { byItself, type Cause } from '../http/route.ts';
import { type StripeWorld } from '../stripe-world.ts';
import { closeDispute } from './close-dispute.ts';
import { type Dispute } from './dispute.ts';
import { withdrawFunds } from './open-dispute.ts';

/** The agenda's name for the bank's decision about submitted evidence. */
export const decideWork = 'stripe.decide-dispute';

/** Sends the evidence to the bank, which decides a while later (stripe.md §4.7). */
export const submitEvidence = (world: StripeWorld, dispute: Dispute): Dispute => {
  const inquiry = dispute.balance_transactions.length === 0;
  const submitted: Dispute = {
    ...dispute,
    status: inquiry ? 'warning_under_review' : 'under_review',
    evidence_details: {
      ...dispute.evidence_details,
      has_evidence: true,
      submission_count: dispute.evidence_details.submission_count + 1,
      submission_method: 'manual',
    },
  };
  world.agenda.after(world.settings.disputeDelayMs, decideWork, dispute.id);
  return submitted;
};

const escalate = (world: StripeWorld, cause: Cause, inquiry: Dispute): void => {
  const { card } = inquiry.payment_method_details;
  const chargeback = withdrawFunds(world, {
    ...inquiry,
    status: 'needs_response',
    is_charge_refundable: false,
    payment_method_details: { card: { ...card, case_type: 'chargeback' }, type: 'card' },
  });
  emit(world, cause, 'charge.dispute.updated', chargeback, inquiry);
  emit(world, cause, 'charge.dispute.funds_withdrawn', chargeback);
};

/** Lets the bank decide by the magic words in `uncategorized_text`; other evidence is never decided (Stripe doc "Test disputes"). */
export const decideDispute = (world: StripeWorld, disputeId: string): void => {
  const dispute = world.disputes.get(disputeId);
  if (dispute?.status !== 'under_review' && dispute?.status !== 'warning_under_review') return;
  switch (dispute.evidence.uncategorized_text) {
    case 'winning_evidence':
      closeDispute(world, byItself, dispute, 'won');
      return;
    case 'losing_evidence':
      closeDispute(world, byItself, dispute, 'lost');
      return;
    case 'escalate_inquiry_evidence':
      if (dispute.status === 'warning_under_review') escalate(world, byItself, dispute);
      return;
    case null:
    default:
  }
};
