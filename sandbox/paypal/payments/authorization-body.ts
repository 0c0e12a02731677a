import { stamp } from '../http/instant.ts';
import { link, type Link } from '../http/link.ts';
import { money } from '../money/amount.ts';
import { type PaypalWorld } from '../paypal-world.ts';
import { merchant } from '../people.ts';
import { type Authorization } from './authorization.ts';
import { processorResponse, sellerProtection } from './payment-parts.ts';

/** Takes a hold and gives where to go on from it. */
export const authorizationLinks = (world: PaypalWorld, { id, orderId }: Authorization): readonly Link[] => {
  const self = `${world.url()}/v2/payments/authorizations/${id}`;
  return [
    link('self', self),
    link('capture', `${self}/capture`, 'POST'),
    link('void', `${self}/void`, 'POST'),
    link('reauthorize', `${self}/reauthorize`, 'POST'),
    link('up', `${world.url()}/v2/checkout/orders/${orderId}`),
  ];
};

/** Takes a hold and gives it as an order shows it. */
export const authorizationBody = (world: PaypalWorld, authorization: Authorization): object => {
  const { id, status, currency, minor, custom_id, invoice_id, temper } = authorization;
  return {
    id,
    status,
    amount: money(minor, currency),
    ...(invoice_id !== null && { invoice_id }),
    ...(custom_id !== null && { custom_id }),
    seller_protection: sellerProtection(status !== 'DENIED'),
    expiration_time: stamp(authorization.expiresMs),
    ...processorResponse(temper),
    links: authorizationLinks(world, authorization),
    create_time: stamp(authorization.createdMs),
    update_time: stamp(authorization.updatedMs),
  };
};

/** The same as its own call and its events show it: with what it belongs to. */
export const wholeAuthorization = (world: PaypalWorld, authorization: Authorization): object => ({
  ...authorizationBody(world, authorization),
  supplementary_data: { related_ids: { order_id: authorization.orderId } },
  payee: merchant,
});
