import { type PaymentDetails, type PaymentMethod } from '#domain/payments/payment-facts';
import { type PaymentNews } from '#domain/payments/payment-news';
import { payerPage } from '../paypal-links.ts';
import { type AuthorizationBody, type CaptureBody, type OrderBody } from '../paypal-resources.ts';
import { fromAuthorization, fromCaptures } from './capture-news.ts';

/** Where an order stands. Only one that is `approved` can be taken, and only by our own call. */
export type OrderStanding = 'open' | 'approved' | 'processed';

export const standingOf = ({ status }: OrderBody): OrderStanding =>
  status === 'APPROVED' ? 'approved' : status === 'COMPLETED' || status === 'VOIDED' ? 'processed' : 'open';

export const capturesOf = (order: OrderBody): CaptureBody[] =>
  order.purchase_units.flatMap(({ payments }) => payments?.captures ?? []);

/** The hold that can be captured or released, if there is one: the newest, as reauthorizing makes another. */
export const heldBy = (order: OrderBody): AuthorizationBody | undefined =>
  holdsOf(order).findLast(({ status }) => status === 'CREATED' || status === 'PARTIALLY_CAPTURED');

const holdsOf = (order: OrderBody): AuthorizationBody[] =>
  order.purchase_units.flatMap(({ payments }) => payments?.authorizations ?? []);

export const detailsOf = (order: OrderBody): PaymentDetails => {
  const card = order.payment_source?.card;
  const method: Partial<PaymentMethod> | undefined = card && {
    brand: card.brand?.toLowerCase() ?? null,
    last4: card.last_digits ?? null,
  };
  return { reference: order.id, method };
};

/**
 * What an order means for its payment. That it is COMPLETED does not say that it was paid: its captures and holds do
 * (developer.paypal.com/docs/checkout/advanced/customize/card-decline-errors).
 */
export const fromOrder = (order: OrderBody): PaymentNews => {
  const details = detailsOf(order);
  const captured = fromCaptures(capturesOf(order), details);
  if (captured) return captured;
  const hold = heldBy(order) ?? holdsOf(order).at(-1);
  if (hold) return fromAuthorization(hold, details);
  switch (order.status) {
    case 'CREATED':
    case 'SAVED':
    case 'PAYER_ACTION_REQUIRED':
    case 'APPROVED':
      return { kind: 'action-required', nextAction: actionOf(order), details };
    case 'VOIDED':
      return { kind: 'voided', details };
    default:
      return { kind: 'unknown', cause: `the order is ${order.status}, its payments are not told`, details };
  }
};

const actionOf = ({ links }: OrderBody) => {
  const url = payerPage(links);
  return url === null ? null : ({ type: 'redirect', url } as const);
};
