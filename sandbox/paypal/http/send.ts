import { type ServerResponse } from 'node:http';
import { errorBody, type PaypalRefusal } from './refusal.ts';
import { type Answer } from './route.ts';

/** The header by which every answer can be found again in PayPal's logs. */
export const debugIdHeader = 'paypal-debug-id';

/** Sends an answer; its debug id was set when the request came in. */
export const send = (response: ServerResponse, { status, body }: Answer): void => {
  if (body === null) {
    response.writeHead(status).end();
    return;
  }
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, {
    'content-type': typeof body === 'string' ? 'application/x-pem-file' : 'application/json',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
};

/** Sends a refusal in PayPal's words. */
export const sendRefusal = (response: ServerResponse, refused: PaypalRefusal): void => {
  const debugId = String(response.getHeader(debugIdHeader));
  const body = errorBody(refused.status, refused.problems, refused.links, debugId);
  send(response, { status: refused.status, body });
};
