import { type Route } from './route.ts';

/** A route and the ids that its path contained. */
export type Match = { readonly route: Route; readonly ids: readonly string[] };

type Node = { readonly next: Map<string, Node>; readonly routes: Map<string, Route> };

const node = (): Node => ({ next: new Map(), routes: new Map() });

/** Takes all routes and gives a finder by method and path (without the leading `/v1/`); a fixed word wins over `:id`. */
export const routeTable = (routes: readonly Route[]): ((method: string, path: string) => Match | null) => {
  const root = node();
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
      if (next === undefined) return null;
      if (fixed === undefined) ids.push(decodeURIComponent(word));
      at = next;
    }
    const route = at.routes.get(method);
    return route === undefined ? null : { route, ids };
  };
};
