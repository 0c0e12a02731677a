import { err, ok, type Result } from '#domain/shared/result';
import { type Endpoint } from './endpoint.ts';
import { type Problem } from './problem.ts';

/**
 * A tree of path segments: with some two hundred routes it finds one in a few steps, where a list of patterns would
 * try them in turn on every request, and it knows which methods a path has.
 */
type Node = {
  readonly fixed: Map<string, Node>;
  any?: Node;
  readonly byMethod: Map<string, Entry>;
};
type Entry = Readonly<{ endpoint: Endpoint; names: readonly string[] }>;
export type Match = Readonly<{ endpoint: Endpoint; params: Readonly<Record<string, string>> }>;

const notFound: Problem = { status: 404, code: 'not-found' };

/** Throws on two endpoints for the same call: which one answers must not depend on their order. */
export const routeTable = (endpoints: readonly Endpoint[]) => {
  const root = newNode();
  for (const endpoint of endpoints) add(root, endpoint);

  return {
    /** `method` as on the wire. `HEAD` is answered by the code for `GET`; Node leaves the body away. */
    find(method: string, path: string): Result<Match, Problem> {
      const segments = segmentsOf(path);
      const node = descend(root, segments, 0);
      if (!node) return err(notFound);
      const entry = node.byMethod.get(method);
      if (!entry) return err(methodNotAllowed([...node.byMethod.keys()]));
      const params = readParams(entry, segments);
      return params ? ok({ endpoint: entry.endpoint, params }) : err(notFound);
    },
  };
};

const newNode = (): Node => ({ fixed: new Map(), byMethod: new Map() });
const segmentsOf = (path: string): readonly string[] => path.split('/').filter((segment) => segment !== '');

const add = (root: Node, endpoint: Endpoint): void => {
  const { method, path } = endpoint.operation;
  let node = root;
  for (const segment of segmentsOf(path))
    node = segment.startsWith(':') ? (node.any ??= newNode()) : fixedChild(node, segment);

  const names = segmentsOf(path).map((segment) => (segment.startsWith(':') ? segment.slice(1) : ''));
  const verbs = method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()];
  for (const verb of verbs) {
    if (node.byMethod.has(verb)) throw new TypeError(`two endpoints answer ${verb} ${path}`);
    node.byMethod.set(verb, { endpoint, names });
  }
};

const fixedChild = (node: Node, segment: string): Node => {
  const child = node.fixed.get(segment) ?? newNode();
  node.fixed.set(segment, child);
  return child;
};

/** A fixed segment goes before a parameter: `/subscriptions/current` is not the subscription called `current`. */
const descend = (node: Node, segments: readonly string[], depth: number): Node | undefined => {
  const segment = segments[depth];
  if (segment === undefined) return node.byMethod.size > 0 ? node : undefined;
  const fixed = node.fixed.get(segment);
  const found = fixed && descend(fixed, segments, depth + 1);
  return found ?? (node.any && descend(node.any, segments, depth + 1));
};

/** Undefined when a segment is not valid percent-encoding. */
const readParams = ({ names }: Entry, segments: readonly string[]): Record<string, string> | undefined => {
  const params: Record<string, string> = {};
  for (const [place, name] of names.entries()) {
    if (name === '') continue;
    const value = decoded(segments[place] ?? '');
    if (value === undefined) return undefined;
    params[name] = value;
  }
  return params;
};

const decoded = (segment: string): string | undefined => {
  if (!segment.includes('%')) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
};

const methodNotAllowed = (allowed: readonly string[]): Problem => ({
  status: 405,
  code: 'method-not-allowed',
  headers: { Allow: allowed.join(', ') },
});
