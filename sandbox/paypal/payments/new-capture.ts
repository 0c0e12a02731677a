import { emit } from '../events/emit.ts';
import { type EventTypeName } from '../events/event-types.ts';
import { type Cause } from '../http/route.ts';
import { freshId } from '../ids.ts';
import { type Order } from '../orders/order.ts';
import { type Unit } from '../orders/unit.ts';
import { type PaypalWorld } from '../paypal-world.ts';
import { type Temper } from '../sources/temper.ts';
import { type Capture } from './capture.ts';
import { wholeCapture } from './capture-body.ts';
import { moveMoney } from './move-money.ts';
import { reviewWork } from './review-capture.ts';

type Start = Pick<
  Capture,
  | 'orderId'
  | 'authorizationId'
  | 'unit'
  | 'currency'
  | 'minor'
  | 'final'
  | 'custom_id'
  | 'invoice_id'
  | 'temper'
>;

const told: Readonly<Record<string, EventTypeName>> = {
  COMPLETED: 'PAYMENT.CAPTURE.COMPLETED',
  PENDING: 'PAYMENT.CAPTURE.PENDING',
  DECLINED: 'PAYMENT.CAPTURE.DECLINED',
};

const statusBy = ({ kind }: Temper): 'COMPLETED' | 'PENDING' | 'DECLINED' => {
  if (kind === 'declines') return 'DECLINED';
  return kind === 'review-accepts' || kind === 'review-denies' ? 'PENDING' : 'COMPLETED';
};

/** Takes money as the temper of what pays allows: at once, after a review, or not at all. Only what moves is in the ledger. */
export const addCapture = (world: PaypalWorld, cause: Cause, start: Start): Capture => {
  const nowMs = world.clock.nowMs();
  const status = statusBy(start.temper);
  const capture = world.captures.put<Capture>({
    id: freshId(),
    ...start,
    status,
    reason: status === 'PENDING' ? 'PENDING_REVIEW' : null,
    refundedMinor: 0,
    createdMs: nowMs,
    updatedMs: nowMs,
  });
  if (status === 'PENDING') world.agenda.after(world.settings.reviewDelayMs, reviewWork, capture.id);
  if (status !== 'DECLINED')
    moveMoney(world, cause, {
      id: capture.id,
      kind: capture.authorizationId === null ? 'charge' : 'capture',
      amount: capture.minor,
      currency: capture.currency,
      status: status === 'PENDING' ? 'pending' : 'succeeded',
      reference: capture.custom_id,
    });
  emit(world, told[status] ?? 'PAYMENT.CAPTURE.COMPLETED', wholeCapture(world, capture), capture.id);
  return capture;
};

/** Takes the money of one unit of an order without a hold before. */
export const newCapture = (
  world: PaypalWorld,
  cause: Cause,
  order: Order,
  unit: Unit,
  temper: Temper,
): Capture => {
  const { reference_id, currency, minor, custom_id, invoice_id } = unit;
  return addCapture(world, cause, {
    orderId: order.id,
    authorizationId: null,
    unit: reference_id,
    currency,
    minor,
    final: true,
    custom_id,
    invoice_id,
    temper,
  });
};
