import { type Collection, type Identified } from '../../collection.ts';
import { link, type Link } from './link.ts';
import { type Call } from './route.ts';

/** One page of a list, and the links that it carries. */
export type Page<T> = { readonly items: readonly T[]; readonly links: readonly Link[] };

/**
 * Takes the path of a list, how many fit on a page and which are asked for, and gives a page of them, newest first. One that
 * is not the last has a link `next`, which carries where it ended.
 */
export const pageOf = <T extends Identified>(
  { world, query }: Call,
  path: string,
  all: Collection<T>,
  size: number,
  isWanted: (one: T) => boolean,
): Page<T> => {
  const items: T[] = [];
  let more = false;
  for (const one of all.newestFirst(query.get('next_page_token') ?? undefined)) {
    if (!isWanted(one)) continue;
    more = items.length === size;
    if (more) break;
    items.push(one);
  }
  const href = (token?: string): string => {
    const params = new URLSearchParams(query);
    if (token !== undefined) params.set('next_page_token', token);
    return `${world.url()}/${path}?${params.toString()}`;
  };
  const last = items.at(-1);
  return {
    items,
    links: [link('self', href()), ...(more && last !== undefined ? [link('next', href(last.id))] : [])],
  };
};
