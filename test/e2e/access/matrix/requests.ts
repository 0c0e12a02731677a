import { z } from 'zod';
import { type Operation } from '#interfaces/http/operation';
import { pathNames } from '#interfaces/http/path-names';
import { type Fixture } from './fixtures.ts';

type Fixtures = Readonly<Record<string, Fixture>>;
export const nameOf = ({ method, path }: Pick<Operation, 'method' | 'path'>): string =>
  `${method.toUpperCase()} ${path}`;

/** Bodies that a call must have to get as far as looking for what it is about, where its route gives no example. */
const bodies: Readonly<Record<string, object>> = {
  'POST /api/v1/admin/payments/:paymentId/correct': {
    status: 'cancelled',
    reason: 'because',
    evidence: 'a letter',
  },
  'POST /api/v1/admin/payments/:paymentId/reject': { reason: 'it never came' },
  'POST /api/v1/admin/payments/:paymentId/approve': { note: 'it has come' },
  'POST /api/v1/admin/refunds/:refundId/record': {
    outcome: 'completed',
    note: 'by hand',
    evidence: 'a receipt',
  },
  'POST /api/v1/disputes/:disputeId/evidence': { evidence: { product_description: 'a chair' } },
};

/** Whoever may say whose things they want says acme's. */
const asksWhose = ({ query }: Operation): boolean =>
  query instanceof z.ZodObject && 'tenantId' in query.shape;

/** The body for a call about a thing: valid, so that the answer is about the thing. For others one that says nothing. */
export const bodyFor = (route: Operation): object => {
  if (pathNames(route.path).length === 0 || !route.body) return {};
  const body = [bodies[nameOf(route)], route.examples?.body, {}].find(
    (one) => one !== undefined && route.body?.safeParse(one).success,
  );
  if (!body)
    throw new Error(
      `Give ${nameOf(route)} an example of its body (examples: { body }), or a line in test/e2e/access/matrix/requests.ts.`,
    );
  return body;
};

/** What the body is, for calls that do not take JSON. */
export const typeFor = ({ path, takes }: Operation): string =>
  typeof takes === 'object' && path.endsWith('/statement') ? 'text/csv' : 'application/json';

const own = 'current';
/** Whose path says that it is about what the caller has. */
const asksOwn = ({ path }: Operation): string[] => (path.endsWith(`/${own}`) ? [own] : []);

/** What the path is about, and the filter for a tenant if there is one. */
export const fixturesOf = (route: Operation, fixtures: Fixtures): readonly (readonly [string, Fixture])[] =>
  [...pathNames(route.path), ...asksOwn(route), ...(asksWhose(route) ? ['tenantId'] : [])].map((name) => {
    const [within = name] = new RegExp(`[^/]+/:?${name}\\b`).exec(route.path) ?? [];
    const fixture = fixtures[within] ?? fixtures[name];
    if (!fixture)
      throw new Error(
        `Add "${name}" or "${within}" to makeFixtures in test/e2e/access/matrix/fixtures.ts: a thing of tenant acme, and of its customer ann if it belongs to one, that ${nameOf(route)} can be asked about.`,
      );
    return [name, fixture] as const;
  });

/** The path to the fixtures; to new ones of those that the call is going to end. */
export const pathTo = async (
  route: Operation,
  about: readonly (readonly [string, Fixture])[],
): Promise<string> => {
  let path = route.path;
  for (const [name, { value, another }] of about) {
    if (name === own) continue;
    const one = route.method === 'delete' && another ? await another() : value;
    const text = encodeURIComponent(one);
    path = path.includes(`:${name}`) ? path.replace(`:${name}`, text) : `${path}?${name}=${text}`;
  }
  return path;
};
