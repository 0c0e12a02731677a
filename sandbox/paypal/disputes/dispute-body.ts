import { stamp } from '../http/instant.ts';
import { link, type Link } from '../http/link.ts';
import { money } from '../money/amount.ts';
import { type PaypalWorld } from '../paypal-world.ts';
import { buyer, merchant } from '../people.ts';
import { type Dispute } from './dispute.ts';

const answerWithinMs = 10 * 86_400_000;

const linksOf = (world: PaypalWorld, { id, status }: Dispute): readonly Link[] => {
  const self = `${world.url()}/v1/customer/disputes/${id}`;
  const answer = link('provide_evidence', `${self}/provide-evidence`, 'POST');
  return [link('self', self), ...(status === 'WAITING_FOR_SELLER_RESPONSE' ? [answer] : [])];
};

const states: Readonly<Record<Dispute['status'], string>> = {
  WAITING_FOR_SELLER_RESPONSE: 'REQUIRED_ACTION',
  UNDER_REVIEW: 'UNDER_PAYPAL_REVIEW',
  RESOLVED: 'RESOLVED',
};

/** Takes a dispute and gives whose turn it is, by which lists are filtered. */
export const stateOf = ({ status }: Dispute): string => states[status];

/** Takes a dispute and gives it as a list shows it (paypal.md §8). */
export const disputeLine = (world: PaypalWorld, dispute: Dispute): object => ({
  dispute_id: dispute.id,
  create_time: stamp(dispute.createdMs),
  update_time: stamp(dispute.updatedMs),
  reason: dispute.reason,
  status: dispute.status,
  dispute_state: stateOf(dispute),
  dispute_amount: money(dispute.minor, dispute.currency),
  dispute_life_cycle_stage: 'CHARGEBACK',
  dispute_channel: 'INTERNAL',
  ...(dispute.status === 'WAITING_FOR_SELLER_RESPONSE' && {
    seller_response_due_date: stamp(dispute.createdMs + answerWithinMs),
  }),
  links: linksOf(world, dispute),
});

const transactionOf = (world: PaypalWorld, { captureId }: Dispute): object => {
  const capture = world.captures.get(captureId);
  return {
    seller_transaction_id: captureId,
    ...(capture !== undefined && {
      create_time: stamp(capture.createdMs),
      transaction_status: capture.status,
      gross_amount: money(capture.minor, capture.currency),
      ...(capture.invoice_id !== null && { invoice_number: capture.invoice_id }),
      ...(capture.custom_id !== null && { custom: capture.custom_id }),
    }),
    buyer: { name: `${buyer.name.given_name} ${buyer.name.surname}` },
    seller: { merchant_id: merchant.merchant_id, name: 'Sandbox Shop', email: merchant.email_address },
  };
};

const outcomeOf = ({ outcome, minor, currency }: Dispute): object => {
  if (outcome === null) return {};
  const refunded = outcome === 'RESOLVED_BUYER_FAVOUR' ? { amount_refunded: money(minor, currency) } : {};
  return { dispute_outcome: { outcome_code: outcome, ...refunded } };
};

/** Takes a dispute and gives it whole: with the capture it is about, by `seller_transaction_id`, and what was answered. */
export const disputeBody = (world: PaypalWorld, dispute: Dispute): object => ({
  ...disputeLine(world, dispute),
  disputed_transactions: [transactionOf(world, dispute)],
  ...(dispute.evidences.length > 0 && {
    evidences: dispute.evidences.map(({ atMs, ...evidence }) => ({
      ...evidence,
      date: stamp(atMs),
      source: 'SUBMITTED_BY_SELLER',
    })),
  }),
  ...outcomeOf(dispute),
});
