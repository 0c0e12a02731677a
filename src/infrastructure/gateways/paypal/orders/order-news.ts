import { type PaymentDetails, type PaymentMethod } from '#domain/payments/payment-facts';
import { type PaymentNews } from '#domain/payments/payment-news';
import { payerPage } from '../paypal-links.ts';
import { type AuthorizationBody, type CaptureBody, type OrderBody } from '../paypal-resources.ts';
import { declinedAmong, takenOrPending } from './capture-news.ts';
import { fromHold, isHeld } from './hold-news.ts';

export const capturesOf = (order: OrderBody): CaptureBody[] =>
  order.purchase_units.flatMap(({ payments }) => payments?.captures ?? []);

const holdsOf = (order: OrderBody): AuthorizationBody[] =>
  order.purchase_units.flatMap(({ payments }) => payments?.authorizations ?? []);

/** The hold that can be captured or released, if there is one: the newest, as reauthorizing makes another. */
export const heldBy = (order: OrderBody): AuthorizationBody | undefined => holdsOf(order).findLast(isHeld);

/** Nothing was taken or held, and nothing ever will be but by a call of ours. */
export const isUnprocessed = ({ status }: OrderBody): boolean =>
  status === 'CREATED' || status === 'SAVED' || status === 'PAYER_ACTION_REQUIRED' || status === 'APPROVED';

/**
 * What an order means for its payment. That it is COMPLETED does not say that it was paid: its captures and holds do
 * (developer.paypal.com/docs/checkout/advanced/customize/card-decline-errors).
 */
export const fromOrder = (order: OrderBody): PaymentNews => {
  const details = detailsOf(order);
  const captures = capturesOf(order);
  const hold = heldBy(order);
  const moved =
    takenOrPending(captures, details) ??
    (hold && fromHold(hold, details)) ??
    declinedAmong(captures, details);
  if (moved) return moved;
  const last = holdsOf(order).at(-1);
  if (last) return fromHold(last, details);
  if (isUnprocessed(order)) return { kind: 'action-required', nextAction: actionOf(order), details };
  return order.status === 'VOIDED'
    ? { kind: 'voided', details }
    : { kind: 'unknown', cause: `the order is ${order.status}, its payments are not told`, details };
};

export const redirectTo = (url: string | null) =>
  url === null ? null : ({ type: 'redirect', url } as const);

const actionOf = ({ links }: OrderBody) => redirectTo(payerPage(links));

/** A buyer without a PayPal account may have paid with a card. */
const detailsOf = ({ id, payment_source: source }: OrderBody): PaymentDetails => {
  const method: Partial<PaymentMethod> | undefined = source?.card && {
    brand: source.card.brand?.toLowerCase() ?? null,
    last4: source.card.last_digits ?? null,
  };
  return { reference: id, ...(method && { method }) };
};
