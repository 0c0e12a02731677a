/** Where to go on from a resource. */
export type Link = {
  readonly href: string;
  readonly rel: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
};

/** Takes a relation, an address and a method and gives the link. */
export const link = (rel: string, href: string, method: Link['method'] = 'GET'): Link => ({
  href,
  rel,
  method,
});
