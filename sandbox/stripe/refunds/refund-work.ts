import { movementBecomes } from '../balance/move-money.ts';
import { recordRefundFailure } from '../balance/record-transaction.ts';
import { emit } from '../events/emit.ts';
import { byItself } from '../http/route.ts';
import { without } from '../../without.ts';
import { type StripeWorld } from '../stripe-world.ts';
import { type Refund } from './refund.ts';

/** The agenda's names for what happens to a refund later. */
export const refundWork = {
  succeed: 'stripe.refund-succeeds',
  fail: 'stripe.refund-fails',
  reference: 'stripe.refund-gets-reference',
} as const;

const change = (world: StripeWorld, before: Refund, after: Refund): Refund => {
  world.refunds.put(after);
  emit(world, byItself, 'refund.updated', after, before);
  emit(world, byItself, 'charge.refund.updated', after, before);
  return after;
};

/** Lets a pending refund arrive. */
export const succeedRefund = (world: StripeWorld, id: string): void => {
  const refund = world.refunds.get(id);
  if (refund?.status !== 'pending') return;
  change(world, refund, { ...without(refund, 'pending_reason'), status: 'succeeded' });
  movementBecomes(world, id, 'succeeded');
};

/** Lets a refund fail after it looked good: the money returns to the balance and the charge can be refunded again (stripe.md §4.6). */
export const failRefund = (world: StripeWorld, id: string): void => {
  const refund = world.refunds.get(id);
  const charge = world.charges.get(refund?.charge ?? '');
  if (refund === undefined || charge === undefined || refund.status === 'failed') return;
  const failed: Refund = {
    ...without(refund, 'pending_reason'),
    status: 'failed',
    failure_reason: 'expired_or_canceled_card',
    failure_balance_transaction: recordRefundFailure(world, refund).id,
  };
  world.charges.put({ ...charge, amount_refunded: charge.amount_refunded - refund.amount, refunded: false });
  change(world, refund, failed);
  emit(world, byItself, 'refund.failed', failed);
  movementBecomes(world, id, 'failed');
};

/** Gives a card refund the reference by which the bank knows it (stripe.md §4.6: refund.updated). */
export const giveReference = (world: StripeWorld, id: string): void => {
  const refund = world.refunds.get(id);
  if (refund?.status !== 'succeeded' || refund.destination_details.card === undefined) return;
  const card = {
    reference: `7490${String(Math.floor(Math.random() * 1e12)).padStart(19, '0')}`,
    reference_status: 'available',
    reference_type: 'acquirer_reference_number',
    type: 'refund',
  } as const;
  change(world, refund, { ...refund, destination_details: { card, type: 'card' } });
};
