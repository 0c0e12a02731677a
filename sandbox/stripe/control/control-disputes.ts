import { type DisputeControl } from '../../emulator.ts';
import { closeDispute } from '../disputes/close-dispute.ts';
import { isClosed } from '../disputes/dispute.ts';
import { openDispute } from '../disputes/open-dispute.ts';
import { byItself } from '../http/route.ts';
import { paymentKey, type StripeWorld } from '../stripe-world.ts';

/** Gives the control API's hold on disputes: opens one about a payment (Kassa's id or `pi_…`), closes one. */
export const controlDisputes = (world: StripeWorld): DisputeControl => ({
  open: (paymentId, reason) => {
    const intents = world.paymentIntents.where(paymentKey, paymentId);
    const intent =
      world.paymentIntents.get(paymentId) ?? intents.find(({ status }) => status === 'succeeded');
    const charge = world.charges.get(intent?.latest_charge ?? paymentId);
    if (charge?.captured !== true)
      return { refused: 404, message: `no captured payment is known as ${paymentId}` };
    const open = world.disputes.where('charge', charge.id).find((dispute) => !isClosed(dispute));
    if (open !== undefined)
      return { refused: 409, message: `${charge.id} is already disputed by ${open.id}` };
    if (charge.amount_refunded >= charge.amount)
      return { refused: 409, message: `${charge.id} is fully refunded, nothing is left to dispute` };
    return openDispute(world, charge, reason ?? 'fraudulent');
  },
  close: (disputeId, outcome) => {
    const dispute = world.disputes.get(disputeId);
    if (dispute === undefined) return { refused: 404, message: `no dispute ${disputeId}` };
    if (isClosed(dispute)) return { refused: 409, message: `${disputeId} is already ${dispute.status}` };
    return closeDispute(world, byItself, dispute, outcome);
  },
});
