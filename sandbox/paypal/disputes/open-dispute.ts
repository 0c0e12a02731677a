import { emit } from '../events/emit.ts';
import { byItself } from '../http/route.ts';
import { type Capture } from '../payments/capture.ts';
import { moveMoney } from '../payments/move-money.ts';
import { type PaypalWorld } from '../paypal-world.ts';
import { type Dispute } from './dispute.ts';
import { disputeBody } from './dispute-body.ts';

const freshDisputeId = (): string => `PP-R-${String(Math.floor(Math.random() * 1e9)).padStart(9, '0')}`;

/** Lets a buyer complain about a capture: what is left of it is put aside until the dispute is decided. */
export const openDispute = (world: PaypalWorld, capture: Capture, reason: string): Dispute => {
  const nowMs = world.clock.nowMs();
  const dispute = world.disputes.put<Dispute>({
    id: freshDisputeId(),
    captureId: capture.id,
    status: 'WAITING_FOR_SELLER_RESPONSE',
    reason,
    currency: capture.currency,
    minor: capture.minor - capture.refundedMinor,
    evidences: [],
    outcome: null,
    createdMs: nowMs,
    updatedMs: nowMs,
  });
  moveMoney(world, byItself, {
    id: dispute.id,
    kind: 'dispute',
    amount: dispute.minor,
    currency: dispute.currency,
    status: 'open',
    reference: capture.custom_id,
  });
  emit(world, 'CUSTOMER.DISPUTE.CREATED', disputeBody(world, dispute), dispute.id);
  return dispute;
};
