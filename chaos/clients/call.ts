import { type Reply, type ReplyBody } from './answer.ts';

export type Call = Readonly<{
  method: 'GET' | 'POST';
  /** Of one API process. */
  url: string;
  token: string;
  key?: string;
  body?: object;
  waitMs: number;
}>;

/** Makes a request once. Throws when there was no answer. */
export const call = async ({ method, url, token, key, body, waitMs }: Call): Promise<Reply> => {
  const answer = await fetch(url, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body && { 'content-type': 'application/json' }),
      ...(key !== undefined && { 'idempotency-key': key }),
    },
    ...(body && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(waitMs),
  });
  const said = (await answer.json()) as ReplyBody;
  return {
    status: answer.status,
    replayed: answer.headers.get('idempotent-replayed') === 'true',
    body: said,
  };
};
