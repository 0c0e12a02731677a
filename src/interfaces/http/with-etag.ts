import { createHash } from 'node:crypto';
import { ok } from '#domain/shared/result';
import { type Route } from './endpoint.ts';
import { type Reply } from './reply.ts';

/** For those who look often: an answer that has not changed is not sent again. It is still nobody else's to keep. */
const kept = { 'Cache-Control': 'private, no-cache' };

/**
 * Gives a route's answers an ETag, and answers 304 without a body to whoever shows in If-None-Match that they have it
 * already (RFC 9110, 13.1.2).
 */
export const withEtag = <App>({ operation, bind }: Route<App>): Route<App> => {
  const conditional = { ...operation, statuses: [...operation.statuses, 304] };
  return {
    operation: conditional,
    bind: (app) => {
      const { serve } = bind(app);
      return {
        operation: conditional,
        serve: async (exchange) => {
          const served = await serve(exchange);
          if (!served.ok || served.value.status !== 200) return served;
          const etag = etagOf(served.value);
          if (etag === undefined) return served;
          const headers = { ...kept, ETag: etag };
          return isAmong(etag, exchange.headers['if-none-match'])
            ? ok({ status: 304, headers })
            : ok({ ...served.value, headers: { ...served.value.headers, ...headers } });
        },
      };
    },
  };
};

/** Undefined for what is streamed: it is not known before it is sent. */
const etagOf = ({ body }: Reply): string | undefined =>
  typeof body === 'string' || body instanceof Uint8Array
    ? `"${createHash('sha256').update(body).digest('base64url')}"`
    : undefined;

/** Compared weakly: a proxy that packs an answer may have marked its tag as weak. */
const isAmong = (etag: string, shown: string | undefined): boolean =>
  shown !== undefined &&
  shown.split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === etag);
