import { emit } from '../events/emit.ts';
import { type PaypalWorld } from '../paypal-world.ts';
import { wholeCapture } from './capture-body.ts';
import { movementBecomes } from './move-money.ts';

/** The agenda's name for the end of a review. */
export const reviewWork = 'paypal.review-ends';

/** Ends the review of a pending capture: the money arrives, or the payment is denied after all. */
export const reviewCapture = (world: PaypalWorld, id: string): void => {
  const pending = world.captures.get(id);
  if (pending?.status !== 'PENDING') return;
  const denied = pending.temper.kind === 'review-denies';
  const capture = world.captures.put({
    ...pending,
    status: denied ? ('DECLINED' as const) : ('COMPLETED' as const),
    reason: null,
    updatedMs: world.clock.nowMs(),
  });
  movementBecomes(world, id, denied ? 'failed' : 'succeeded');
  emit(
    world,
    denied ? 'PAYMENT.CAPTURE.DENIED' : 'PAYMENT.CAPTURE.COMPLETED',
    wholeCapture(world, capture),
    id,
  );
};
