type EventType = {
  readonly resource_type:
    | 'checkout-order'
    | 'capture'
    | 'refund'
    | 'authorization'
    | 'dispute'
    | 'payment_token';
  readonly resource_version: string;
  readonly summary: string;
};

const about =
  (resource_type: EventType['resource_type'], resource_version: string) =>
  (summary: string): EventType => ({ resource_type, resource_version, summary });

const order = about('checkout-order', '2.0');
const capture = about('capture', '2.0');
const refund = about('refund', '2.0');
const authorization = about('authorization', '2.0');
const dispute = about('dispute', '1.0');
const token = about('payment_token', '3.0');

/** What this PayPal tells, and what each event is about (paypal.md §8). */
export const eventTypes = {
  'CHECKOUT.ORDER.APPROVED': order('The buyer approved an order'),
  'CHECKOUT.ORDER.COMPLETED': order('An order was processed'),
  'PAYMENT.CAPTURE.COMPLETED': capture('A payment was captured'),
  'PAYMENT.CAPTURE.PENDING': capture('A payment waits for review'),
  'PAYMENT.CAPTURE.DECLINED': capture('A payment was declined'),
  'PAYMENT.CAPTURE.DENIED': capture('A pending payment was denied'),
  'PAYMENT.CAPTURE.REFUNDED': refund('A payment was refunded'),
  'PAYMENT.CAPTURE.REVERSED': refund('A payment was reversed'),
  'PAYMENT.REFUND.PENDING': refund('A refund is on its way'),
  'PAYMENT.REFUND.FAILED': refund('A refund failed'),
  'PAYMENT.AUTHORIZATION.CREATED': authorization('A payment was authorized'),
  'PAYMENT.AUTHORIZATION.VOIDED': authorization('An authorization was voided'),
  'CUSTOMER.DISPUTE.CREATED': dispute('A dispute was opened'),
  'CUSTOMER.DISPUTE.UPDATED': dispute('A dispute was updated'),
  'CUSTOMER.DISPUTE.RESOLVED': dispute('A dispute was resolved'),
  'VAULT.PAYMENT-TOKEN.CREATED': token('A payment token was created'),
  'VAULT.PAYMENT-TOKEN.DELETED': token('A payment token was deleted'),
} as const satisfies Readonly<Record<string, EventType>>;

export type EventTypeName = keyof typeof eventTypes;
