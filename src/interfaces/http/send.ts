import { once } from 'node:events';
import { type Response } from 'express';
import { type Reply, type ReplyHeaders } from './reply.ts';

/** Puts a reply on the wire. Resolves when all of it was handed over, or the reader has gone. */
export const send = async (
  response: Response,
  { status, headers, body }: Reply,
  common: ReplyHeaders,
): Promise<void> => {
  if (body === undefined || typeof body === 'string' || body instanceof Uint8Array) {
    const length =
      status === 204 || status === 304
        ? {}
        : { 'Content-Length': String(body === undefined ? 0 : Buffer.byteLength(body)) };
    response.writeHead(status, { ...common, ...headers, ...length });
    response.end(body);
    return;
  }
  response.writeHead(status, { ...common, ...headers });
  response.flushHeaders();
  for await (const piece of body) {
    if (response.destroyed) return;
    if (!response.write(piece)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
  }
  response.end();
};
