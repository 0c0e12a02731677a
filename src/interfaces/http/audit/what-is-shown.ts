import { z } from 'zod';
import { type Shown } from '#domain/shared/shown';
import { type Endpoint, type Exchange } from '../endpoint.ts';
import { pathNames } from '../path-names.ts';
import { type Reply } from '../reply.ts';

export type Look = (exchange: Exchange) => Promise<Shown | undefined>;

/**
 * How the thing that a call is about can be looked at: by the GET that shows it, asked in the caller's name. Undefined when
 * there is none, as for a thing that is yet to be made.
 */
export const lookFor = (endpoint: Endpoint, all: readonly Endpoint[]): Look | undefined => {
  const { path, method } = endpoint.operation;
  const gets = new Map(
    all.flatMap((one) => (one.operation.method === 'get' ? [[one.operation.path, one] as const] : [])),
  );
  const named = pathNames(path);
  // A POST without a name in its path makes something new.
  if (named.length === 0 && method === 'post') return undefined;
  for (const candidate of [path, ...wider(path)]) {
    const shows = gets.get(candidate);
    const left = shows ? named.filter((name) => !pathNames(candidate).includes(name)) : [];
    if (!shows || (pathNames(candidate).length === 0 && named.length > 0 && !asksFor(shows, left))) continue;
    return (exchange) => look(shows, exchange, left);
  }
  return undefined;
};

/** `/admin/things/:id/do` is about `/admin/things/:id`, or about `/things/:id`, or one among `/admin/things`. */
const wider = (path: string): readonly string[] => {
  const segments = path.split('/');
  const shorter = segments.map((_, n) => segments.slice(0, segments.length - n).join('/'));
  return shorter.flatMap((one) => [one, one.replace('/admin/', '/')]);
};

const asksFor = ({ operation: { query } }: Endpoint, names: readonly string[]): boolean =>
  query instanceof z.ZodObject && names.some((name) => name in query.shape);

const look = async (
  { operation, serve }: Endpoint,
  exchange: Exchange,
  left: readonly string[],
): Promise<Shown | undefined> => {
  const { query } = operation;
  const asked = left.filter((name) => query instanceof z.ZodObject && name in query.shape);
  const queryText = new URLSearchParams(
    asked.map((name): [string, string] => [name, exchange.params[name] ?? '']),
  ).toString();
  const params = Object.fromEntries(
    pathNames(operation.path).map((name) => [name, exchange.params[name] ?? '']),
  );
  const answer = await serve({ ...exchange, method: 'GET', params, queryText, body: undefined });
  return answer.ok ? shownBy(answer.value) : undefined;
};

/** What a JSON reply shows; undefined for any other. */
export const shownBy = ({ body, headers }: Reply): Shown | undefined => {
  if (typeof body !== 'string' || !headers?.['Content-Type']?.startsWith('application/json'))
    return undefined;
  const value: unknown = JSON.parse(body);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
};
