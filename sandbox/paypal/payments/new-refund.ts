import { emit } from '../events/emit.ts';
import { type Cause } from '../http/route.ts';
import { freshId } from '../ids.ts';
import { type PaypalWorld } from '../paypal-world.ts';
import { type Capture } from './capture.ts';
import { moveMoney, movementBecomes } from './move-money.ts';
import { type Refund } from './refund.ts';
import { refundBody } from './refund-body.ts';

type Start = Pick<Refund, 'minor' | 'custom_id' | 'invoice_id' | 'note_to_payer'>;

/** The agenda's name for the end of a slow refund. */
export const refundWork = 'paypal.refund-ends';

const refundedBy = (world: PaypalWorld, capture: Capture, minor: number): Capture => {
  const refundedMinor = capture.refundedMinor + minor;
  const rest = capture.minor - refundedMinor;
  const given = rest <= 0 ? ('REFUNDED' as const) : ('PARTIALLY_REFUNDED' as const);
  return world.captures.put({
    ...capture,
    refundedMinor,
    status: refundedMinor === 0 ? 'COMPLETED' : given,
    updatedMs: world.clock.nowMs(),
  });
};

/** Gives money back, at once or after a while. What is on its way cannot be given back a second time. */
export const addRefund = (world: PaypalWorld, cause: Cause, capture: Capture, start: Start): Refund => {
  const nowMs = world.clock.nowMs();
  const { kind } = capture.temper;
  const slow = kind === 'refund-pends' || kind === 'refund-fails';
  const refund = world.refunds.put<Refund>({
    id: freshId(),
    kind: 'refund',
    captureId: capture.id,
    status: slow ? 'PENDING' : 'COMPLETED',
    currency: capture.currency,
    ...start,
    totalRefundedMinor: capture.refundedMinor + start.minor,
    createdMs: nowMs,
    updatedMs: nowMs,
  });
  refundedBy(world, capture, start.minor);
  moveMoney(world, cause, {
    id: refund.id,
    kind: 'refund',
    amount: refund.minor,
    currency: refund.currency,
    status: slow ? 'pending' : 'succeeded',
    reference: refund.custom_id ?? refund.invoice_id,
  });
  if (slow) world.agenda.after(world.settings.refundDelayMs, refundWork, refund.id);
  const type = slow ? 'PAYMENT.REFUND.PENDING' : 'PAYMENT.CAPTURE.REFUNDED';
  emit(world, type, refundBody(world, refund), refund.id);
  return refund;
};

/** Lets a slow refund arrive, or bounce: then the money is the merchant's again. */
export const endRefund = (world: PaypalWorld, id: string): void => {
  const pending = world.refunds.get(id);
  const capture = world.captures.get(pending?.captureId ?? '');
  if (pending?.status !== 'PENDING' || capture === undefined) return;
  const failed = capture.temper.kind === 'refund-fails';
  const refund = world.refunds.put({
    ...pending,
    status: failed ? ('FAILED' as const) : ('COMPLETED' as const),
    updatedMs: world.clock.nowMs(),
  });
  if (failed) refundedBy(world, capture, -pending.minor);
  movementBecomes(world, id, failed ? 'failed' : 'succeeded');
  const type = failed ? 'PAYMENT.REFUND.FAILED' : 'PAYMENT.CAPTURE.REFUNDED';
  emit(world, type, refundBody(world, refund), id);
};
