import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo } from 'node:net';
import type Stripe from 'stripe';

/** The secret that signs what arrives. */
export const webhookSecret = 'whsec_inbox_secret';

/** One webhook as it arrived. */
export type Letter = { readonly event: Stripe.Event; readonly signature: string; readonly body: string };

/** What tests look at in the object of an event. */
export type Subject = { readonly id: string; readonly status?: string; readonly payment_intent?: string };

/** A server that takes webhooks and keeps them. */
export type Inbox = {
  readonly url: string;
  /** All that arrived and was accepted, in order. */
  readonly letters: Letter[];
  /** Gives the first accepted event that fits, waiting for it when it has not come yet. */
  readonly next: (type: string, fits?: (object: Subject) => boolean) => Promise<Stripe.Event>;
  /** Waits until so many events have been accepted. */
  readonly count: (wanted: number) => Promise<void>;
  /** Decides the status of the answers, 200 by default; anything else is not accepted. */
  answer: (request: IncomingMessage, attempt: number) => number;
  readonly clear: () => void;
  readonly close: () => Promise<void>;
};

/** Opens an inbox on a free port. */
export const openInbox = async (): Promise<Inbox> => {
  const letters: Letter[] = [];
  const waiting = new Set<() => void>();
  let attempts = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      attempts += 1;
      const status = inbox.answer(request, attempts);
      response.writeHead(status).end();
      if (status !== 200) return;
      const body = Buffer.concat(chunks).toString('utf8');
      letters.push({
        event: JSON.parse(body) as Stripe.Event,
        signature: String(request.headers['stripe-signature']),
        body,
      });
      for (const look of [...waiting]) look();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

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
  const inbox: Inbox = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    letters,
    next: (type, fits = () => true) =>
      when(
        () =>
          letters.find(({ event }) => event.type === type && fits(event.data.object as unknown as Subject))
            ?.event,
      ),
    count: (wanted) => when(() => (letters.length >= wanted ? null : undefined)).then(() => undefined),
    answer: () => 200,
    clear: () => {
      letters.length = 0;
      attempts = 0;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return inbox;
};
