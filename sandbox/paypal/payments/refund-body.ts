import { stamp } from '../http/instant.ts';
import { link, type Link } from '../http/link.ts';
import { money } from '../money/amount.ts';
import { type PaypalWorld } from '../paypal-world.ts';
import { merchant } from '../people.ts';
import { type Refund } from './refund.ts';

/** Takes a refund and gives where to go on from it; `up` is all that says what was refunded (paypal.md §5). */
export const refundLinks = (world: PaypalWorld, { id, captureId }: Refund): readonly Link[] => [
  link('self', `${world.url()}/v2/payments/refunds/${id}`),
  link('up', `${world.url()}/v2/payments/captures/${captureId}`),
];

/** Takes a refund and gives it as PayPal shows it. The fee of the payment stays with PayPal. */
export const refundBody = (world: PaypalWorld, refund: Refund): object => {
  const { id, status, currency, minor, custom_id, invoice_id, note_to_payer } = refund;
  return {
    id,
    status,
    ...(status === 'PENDING' && { status_details: { reason: 'ECHECK' } }),
    amount: money(minor, currency),
    ...(invoice_id !== null && { invoice_id }),
    ...(custom_id !== null && { custom_id }),
    ...(note_to_payer !== null && { note_to_payer }),
    seller_payable_breakdown: {
      gross_amount: money(minor, currency),
      paypal_fee: money(0, currency),
      net_amount: money(minor, currency),
      total_refunded_amount: money(refund.totalRefundedMinor, currency),
    },
    payer: merchant,
    links: refundLinks(world, refund),
    create_time: stamp(refund.createdMs),
    update_time: stamp(refund.updatedMs),
  };
};
