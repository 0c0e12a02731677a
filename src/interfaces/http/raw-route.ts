import { type IncomingHttpHeaders } from 'node:http';
import { ok } from '#domain/shared/result';
import { type Route } from './endpoint.ts';
import { type Method } from './operation.ts';
import { type Reply } from './reply.ts';

/** What a provider sent, byte for byte: a signature covers bytes, not what JSON makes of them. */
export type RawRequest = Readonly<{
  params: Readonly<Record<string, string>>;
  queryText: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
  address: string;
  requestId: string;
}>;

export type RawRouteSpec<App> = Readonly<{
  method: Method;
  path: `/api/v1/${string}`;
  tag: string;
  summary: string;
  description?: string;
  /** The largest body, in bytes. */
  limitBytes: number;
  /** For the document. */
  statuses: readonly number[];
  handle: (app: App, request: RawRequest) => Reply | Promise<Reply>;
}>;

/** A door for those who speak a dialect of their own and prove themselves by a signature in it. */
export const rawRoute = <App>({ limitBytes, handle, ...promised }: RawRouteSpec<App>): Route<App> => {
  const operation = {
    ...promised,
    access: 'public',
    takes: { rawBytesMax: limitBytes },
    idempotent: false,
    rateLimited: true,
    replyType: 'application/json',
    refusals: {},
  } as const;
  return {
    operation,
    bind: (app) => ({
      operation,
      serve: async ({ caller, params, queryText, headers, body }) =>
        ok(
          await handle(app, {
            params,
            queryText,
            headers,
            body: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
            address: caller.address,
            requestId: caller.requestId,
          }),
        ),
    }),
  };
};
