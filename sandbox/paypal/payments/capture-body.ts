import { stamp } from '../http/instant.ts';
import { link, type Link } from '../http/link.ts';
import { money } from '../money/amount.ts';
import { feeOf } from '../money/fees.ts';
import { type PaypalWorld } from '../paypal-world.ts';
import { merchant } from '../people.ts';
import { type Capture, isTaken } from './capture.ts';
import { processorResponse, sellerProtection } from './payment-parts.ts';

/** Takes a capture and gives where to go on from it. */
export const captureLinks = (world: PaypalWorld, capture: Capture): readonly Link[] => {
  const self = `${world.url()}/v2/payments/captures/${capture.id}`;
  const up =
    capture.authorizationId === null
      ? `v2/checkout/orders/${capture.orderId}`
      : `v2/payments/authorizations/${capture.authorizationId}`;
  return [link('self', self), link('refund', `${self}/refund`, 'POST'), link('up', `${world.url()}/${up}`)];
};

/** What the merchant receives; unknown while the payment is under review (paypal.md §5). */
const receivable = ({ settings }: PaypalWorld, capture: Capture): object => {
  if (!isTaken(capture)) return {};
  const { minor, currency } = capture;
  const fee = feeOf(settings.fees, minor, currency);
  return {
    seller_receivable_breakdown: {
      gross_amount: money(minor, currency),
      paypal_fee: money(fee, currency),
      net_amount: money(minor - fee, currency),
    },
  };
};

/** Takes a capture and gives it as an order shows it. */
export const captureBody = (world: PaypalWorld, capture: Capture): object => {
  const { id, status, reason, currency, minor, custom_id, invoice_id } = capture;
  return {
    id,
    status,
    ...(reason !== null && { status_details: { reason } }),
    amount: money(minor, currency),
    final_capture: capture.final,
    seller_protection: sellerProtection(status !== 'DECLINED'),
    ...receivable(world, capture),
    ...(invoice_id !== null && { invoice_id }),
    ...(custom_id !== null && { custom_id }),
    ...(status === 'DECLINED' && processorResponse(capture.temper)),
    links: captureLinks(world, capture),
    create_time: stamp(capture.createdMs),
    update_time: stamp(capture.updatedMs),
  };
};

/** The same as its own call and its events show it: with what it belongs to. */
export const wholeCapture = (world: PaypalWorld, capture: Capture): object => {
  const { orderId: order_id, authorizationId } = capture;
  const related = { order_id, ...(authorizationId !== null && { authorization_id: authorizationId }) };
  return {
    ...captureBody(world, capture),
    supplementary_data: { related_ids: related },
    payee: merchant,
  };
};
