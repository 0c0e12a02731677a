import { moveMoney } from '../balance/move-money.ts';
import { recordChargeback } from '../balance/record-transaction.ts';
import { type Charge } from '../charges/charge.ts';
import { emit } from '../events/emit.ts';
import { byItself } from '../http/route.ts';
import { freshId } from '../ids.ts';
import { noMetadata } from '../metadata.ts';
import { paymentKey, type StripeWorld } from '../stripe-world.ts';
import { type Dispute } from './dispute.ts';
import { noEvidence } from './evidence.ts';

const answerWithinSeconds = 9 * 86_400;
const reasonCodes: Readonly<Record<string, string>> = { fraudulent: '10.4', product_not_received: '13.1' };

/** Takes money back for a chargeback: balance transaction, ledger entry and event; gives the dispute with the transaction. */
export const withdrawFunds = (world: StripeWorld, dispute: Dispute): Dispute => {
  const transaction = recordChargeback(world, dispute);
  const withdrawn = world.disputes.put({
    ...dispute,
    balance_transactions: [...dispute.balance_transactions, transaction],
  });
  moveMoney(world, byItself, {
    id: dispute.id,
    kind: 'dispute',
    amount: dispute.amount,
    currency: dispute.currency,
    status: 'open',
    reference: world.paymentIntents.get(dispute.payment_intent)?.metadata[paymentKey],
  });
  return withdrawn;
};

const newDispute = (charge: Charge, reason: string, inquiry: boolean, nowSeconds: number): Dispute => {
  const card = charge.payment_method_details['card'] as { brand?: string } | undefined;
  const brand = card?.brand ?? 'visa';
  return {
    id: freshId('du'),
    object: 'dispute',
    amount: charge.amount - charge.amount_refunded,
    balance_transactions: [],
    charge: charge.id,
    created: nowSeconds,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: noEvidence,
    evidence_details: {
      due_by: nowSeconds + answerWithinSeconds,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: null,
    is_charge_refundable: inquiry,
    livemode: false,
    metadata: noMetadata,
    payment_intent: charge.payment_intent,
    payment_method_details: {
      card: {
        brand,
        case_type: inquiry ? 'inquiry' : 'chargeback',
        network: brand,
        network_reason_code: inquiry ? '10' : (reasonCodes[reason] ?? '13.7'),
      },
      type: 'card',
    },
    reason,
    status: inquiry ? 'warning_needs_response' : 'needs_response',
  };
};

/** Lets a cardholder complain about a charge: an inquiry only asks, a chargeback takes the money (stripe.md §4.7). */
export const openDispute = (world: StripeWorld, charge: Charge, reason: string, inquiry = false): Dispute => {
  world.charges.put({ ...charge, disputed: true });
  const opened = world.disputes.put(newDispute(charge, reason, inquiry, world.clock.nowSeconds()));
  const dispute = inquiry ? opened : withdrawFunds(world, opened);
  emit(world, byItself, 'charge.dispute.created', dispute);
  if (!inquiry) emit(world, byItself, 'charge.dispute.funds_withdrawn', dispute);
  return dispute;
};
