import type Stripe from 'stripe';

/** What we make something of, and an endpoint subscribes to. Stripe lists events of at most twenty types at once. */
export const heardTypes = [
  'payment_intent.created',
  'payment_intent.requires_action',
  'payment_intent.processing',
  'payment_intent.amount_capturable_updated',
  'payment_intent.succeeded',
  'payment_intent.payment_failed',
  'payment_intent.canceled',
  'charge.succeeded',
  'charge.captured',
  'charge.failed',
  'charge.refunded',
  'refund.created',
  'refund.updated',
  'refund.failed',
  'charge.dispute.created',
  'charge.dispute.updated',
  'charge.dispute.closed',
  'charge.dispute.funds_withdrawn',
  'charge.dispute.funds_reinstated',
] as const satisfies readonly Stripe.Event['type'][];

/** An event of one of these types. */
export type HeardEvent = Extract<Stripe.Event, { type: (typeof heardTypes)[number] }>;

export const isHeard = (event: Stripe.Event): event is HeardEvent =>
  (heardTypes as readonly string[]).includes(event.type);
