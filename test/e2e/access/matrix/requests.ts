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

/** Filters without which a list is not given. */
const queries: Readonly<Record<string, string>> = {
  'GET /api/v1/admin/fee-overrides': '?tenantId=acme',
};

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

/** What the path is about. */
export const fixturesOf = (route: Operation, fixtures: Fixtures): readonly (readonly [string, Fixture])[] =>
  pathNames(route.path).map((name) => {
    const fixture = fixtures[name];
    if (!fixture)
      throw new Error(
        `Add "${name}" to makeFixtures in test/e2e/access/matrix/fixtures.ts: a thing of tenant acme, and of its customer ann if it belongs to one, that ${nameOf(route)} can be asked about.`,
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
    const one = route.method === 'delete' && another ? await another() : value;
    path = path.replace(`:${name}`, encodeURIComponent(one));
  }
  return path + (queries[nameOf(route)] ?? '');
};
