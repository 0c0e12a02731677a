import { type ServerResponse } from 'node:http';
import { apiVersion } from '../events/event-record.ts';

/** What an answer carries besides its body. */
export type Envelope = {
  readonly requestId: string;
  readonly version: string | undefined;
  readonly idempotencyKey: string | undefined;
  /** The request whose answer is repeated. */
  readonly original?: string;
};

/** Sends an object as JSON with Stripe's headers (stripe.md §1 "Response headers"). */
export const send = (response: ServerResponse, status: number, body: object, envelope: Envelope): void => {
  const text = JSON.stringify(body);
  const headers: Record<string, string | number> = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    'request-id': envelope.requestId,
    'stripe-version': envelope.version ?? apiVersion,
  };
  if (envelope.idempotencyKey !== undefined) headers['idempotency-key'] = envelope.idempotencyKey;
  if (envelope.original !== undefined) {
    headers['original-request'] = envelope.original;
    headers['idempotent-replayed'] = 'true';
  }
  response.writeHead(status, headers);
  response.end(text);
};
