import { emit } from '../events/emit.ts';
import { freshId } from '../ids.ts';
import { movementBecomes } from '../payments/move-money.ts';
import { type Refund } from '../payments/refund.ts';
import { refundBody } from '../payments/refund-body.ts';
import { type PaypalWorld } from '../paypal-world.ts';
import { type Dispute } from './dispute.ts';
import { disputeBody } from './dispute-body.ts';

/** Takes the disputed money for good. PayPal tells of it as a reversal, which is no refund by the merchant. */
const reverse = (world: PaypalWorld, dispute: Dispute): void => {
  const capture = world.captures.get(dispute.captureId);
  if (capture === undefined) return;
  const nowMs = world.clock.nowMs();
  const reversal = world.refunds.put<Refund>({
    id: freshId(),
    kind: 'reversal',
    captureId: capture.id,
    status: 'COMPLETED',
    currency: dispute.currency,
    minor: dispute.minor,
    totalRefundedMinor: capture.refundedMinor + dispute.minor,
    custom_id: capture.custom_id,
    invoice_id: capture.invoice_id,
    note_to_payer: null,
    createdMs: nowMs,
    updatedMs: nowMs,
  });
  world.captures.put({ ...capture, reason: 'CHARGEBACK', updatedMs: nowMs });
  emit(world, 'PAYMENT.CAPTURE.REVERSED', refundBody(world, reversal), reversal.id);
};

/** Decides an open dispute: the merchant keeps the money, or the buyer gets it back. */
export const closeDispute = (world: PaypalWorld, dispute: Dispute, outcome: 'won' | 'lost'): Dispute => {
  const closed = world.disputes.put<Dispute>({
    ...dispute,
    status: 'RESOLVED',
    outcome: outcome === 'won' ? 'RESOLVED_SELLER_FAVOUR' : 'RESOLVED_BUYER_FAVOUR',
    updatedMs: world.clock.nowMs(),
  });
  movementBecomes(world, dispute.id, outcome);
  if (outcome === 'lost') reverse(world, dispute);
  emit(world, 'CUSTOMER.DISPUTE.RESOLVED', disputeBody(world, closed), closed.id);
  return closed;
};
