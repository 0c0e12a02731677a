import { type DisputeControl } from '../../emulator.ts';
import { closeDispute } from '../disputes/close-dispute.ts';
import { disputeBody } from '../disputes/dispute-body.ts';
import { openDispute } from '../disputes/open-dispute.ts';
import { disputeReason } from '../disputes/reasons.ts';
import { isTaken } from '../payments/capture.ts';
import { type PaypalWorld } from '../paypal-world.ts';

/** Gives the control API's hold on disputes: opens one about a payment (Kassa's id or a capture's), closes one. */
export const controlDisputes = (world: PaypalWorld): DisputeControl => ({
  open: (paymentId, asked) => {
    const captures = [...world.captures.where('custom', paymentId)].reverse();
    const capture = world.captures.get(paymentId) ?? captures.find(isTaken);
    if (capture === undefined || !isTaken(capture))
      return { refused: 404, message: `no captured payment is known as ${paymentId}` };
    const disputes = world.disputes.where('capture', capture.id);
    const open = disputes.find(({ status }) => status !== 'RESOLVED');
    if (open !== undefined)
      return { refused: 409, message: `${capture.id} is already disputed by ${open.id}` };
    if (capture.status === 'REFUNDED' || capture.reason === 'CHARGEBACK')
      return { refused: 409, message: `${capture.id} went back already, nothing is left to dispute` };
    const reason = disputeReason(asked);
    if (reason === undefined)
      return { refused: 422, message: `reason: ${asked} is not one that PayPal knows` };
    const dispute = openDispute(world, capture, reason);
    return { id: dispute.id, ...disputeBody(world, dispute) };
  },
  close: (disputeId, outcome) => {
    const dispute = world.disputes.get(disputeId);
    if (dispute === undefined) return { refused: 404, message: `no dispute ${disputeId}` };
    if (dispute.status === 'RESOLVED')
      return { refused: 409, message: `${disputeId} is already resolved: ${dispute.outcome}` };
    const closed = closeDispute(world, dispute, outcome);
    return { id: closed.id, ...disputeBody(world, closed) };
  },
});
