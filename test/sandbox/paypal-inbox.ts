import { createServer, type IncomingHttpHeaders } from 'node:http';
import { type AddressInfo } from 'node:net';
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
export type PaypalInbox = {
  readonly url: string;
  /** All that was accepted, in order. */
  readonly letters: PaypalLetter[];
  /** Gives the first accepted event that fits, waiting for it when it has not come yet. */
  readonly next: (type: string, fits?: (resource: PaypalResource) => boolean) => Promise<PaypalLetter>;
  readonly count: (wanted: number) => Promise<void>;
  /** Decides the status of the answers, 200 by default; anything else is not accepted. */
  answer: (attempt: number) => number;
  /** Where `GET /pay/<id>` leads. */
  readonly pages: Map<string, string>;
  /** What arrived and is not as PayPal's own schemas have it. */
  readonly problems: () => readonly string[];
  readonly close: () => Promise<void>;
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
  const letters: PaypalLetter[] = [];
  const pages = new Map<string, string>();
  const waiting = new Set<() => void>();
  let attempts = 0;
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    if (request.method === 'GET') {
      const page = pages.get(path.slice('/pay/'.length));
      response.writeHead(page === undefined ? 404 : 302, page === undefined ? {} : { location: page }).end();
      return;
    }
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      attempts += 1;
      const status = inbox.answer(attempts);
      response.writeHead(status).end();
      if (status !== 200) return;
      const body = Buffer.concat(chunks).toString('utf8');
      letters.push({ event: JSON.parse(body) as PaypalEvent, headers: request.headers, body, path });
      for (const look of [...waiting]) look();
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const when = <T>(find: () => T | undefined): Promise<T> =>
    new Promise((resolve) => {
      const look = (): void => {
        const found = find();
        if (found === undefined) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
    });
  const inbox: PaypalInbox = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    letters,
    pages,
    next: (type, fits = () => true) =>
      when(() => letters.find(({ event }) => event.event_type === type && fits(event.resource))),
    count: (wanted) => when(() => (letters.length >= wanted ? null : undefined)).then(() => undefined),
    answer: () => 200,
    problems: () => letters.flatMap(problemsOf),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
  return inbox;
};
