import { type IncomingHttpHeaders } from 'node:http';
import { type LetterBox, openLetterBox } from './letter-box.ts';
import { misfits } from './paypal-schemas.ts';

/** What tests look at in the resource of an event. */
export type PaypalResource = {
  readonly id: string;
  readonly dispute_id: string;
  readonly status: string;
  readonly custom_id: string;
  readonly [more: string]: unknown;
};

/** One event as it arrived. */
export type PaypalEvent = {
  readonly id: string;
  readonly event_type: string;
  readonly resource_type: string;
  readonly resource: PaypalResource;
};
export type PaypalLetter = {
  readonly event: PaypalEvent;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly path: string;
};

/** A shop that takes PayPal's webhooks and keeps them, and knows the payment pages of its payments. */
export type PaypalInbox = LetterBox<PaypalLetter> & {
  /** Gives the first accepted event that fits, waiting for it when it has not come yet. */
  readonly next: (type: string, fits?: (resource: PaypalResource) => boolean) => Promise<PaypalLetter>;
  /** Where `GET /pay/<id>` leads. */
  readonly pages: Map<string, string>;
  /** What arrived and is not as PayPal's own schemas have it. */
  readonly problems: () => readonly string[];
};

const schemas: Readonly<Record<string, readonly [string, string]>> = {
  'checkout-order': ['checkout_orders_v2', 'order'],
  capture: ['payments_payment_v2', 'capture-2'],
  refund: ['payments_payment_v2', 'refund'],
  authorization: ['payments_payment_v2', 'authorization-2'],
  dispute: ['customer_disputes_v1', 'dispute'],
  payment_token: ['vault_payment_tokens_v3', 'payment_token_response'],
};

const problemsOf = ({ event }: PaypalLetter): readonly string[] => {
  const [file, schema] = schemas[event.resource_type] ?? ['', ''];
  const inside = misfits(file, schema, event.resource);
  const around = misfits('notifications_webhooks_v1', 'event', event);
  return [...around, ...inside].map((problem) => `${event.event_type}: ${problem}`);
};

/** Opens an inbox on a free port. */
export const openPaypalInbox = async (): Promise<PaypalInbox> => {
  const pages = new Map<string, string>();
  const box = await openLetterBox<PaypalLetter>(
    ({ headers, url = '' }, body) => ({ event: JSON.parse(body) as PaypalEvent, headers, body, path: url }),
    ({ url = '' }, response) => {
      const location = pages.get(url.slice('/pay/'.length));
      if (location === undefined) response.writeHead(404).end();
      else response.writeHead(302, { location }).end();
    },
  );
  return Object.assign(box, {
    pages,
    next: (type: string, fits: (resource: PaypalResource) => boolean = () => true) =>
      box.first(({ event }) => event.event_type === type && fits(event.resource)),
    problems: () => box.letters.flatMap(problemsOf),
  });
};
