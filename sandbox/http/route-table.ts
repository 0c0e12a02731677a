/** What can be found by method and path. `:id` in the path stands for any id. */
type Routed = { readonly method: string; readonly path: string };

/** A route and the ids that its path contained. */
export type Match<R> = { readonly route: R; readonly ids: readonly string[] };

type Node<R> = { readonly next: Map<string, Node<R>>; readonly routes: Map<string, R> };

const node = <R>(): Node<R> => ({ next: new Map(), routes: new Map() });

const decoded = (word: string): string | null => {
  try {
    return decodeURIComponent(word);
  } catch {
    return null;
  }
};

/** Takes all routes and gives a finder by method and path without a leading slash; a fixed word wins over `:id`. */
export const routeTable = <R extends Routed>(
  routes: readonly R[],
): ((method: string, path: string) => Match<R> | null) => {
  const root = node<R>();
  for (const route of routes) {
    let at = root;
    for (const word of route.path.split('/')) {
      const next = at.next.get(word) ?? node();
      at.next.set(word, next);
      at = next;
    }
    at.routes.set(route.method, route);
  }
  return (method, path) => {
    const ids: string[] = [];
    let at = root;
    for (const word of path.split('/')) {
      const fixed = at.next.get(word);
      const next = fixed ?? at.next.get(':id');
      const id = fixed === undefined ? decoded(word) : '';
      if (next === undefined || id === null) return null;
      if (fixed === undefined) ids.push(id);
      at = next;
    }
    const route = at.routes.get(method);
    return route === undefined ? null : { route, ids };
  };
};
