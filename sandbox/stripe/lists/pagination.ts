import { type Collection, type Identified } from '../../collection.ts';
import { badParameter, noSuch } from '../http/refusal.ts';
import { expand, integer, text } from '../http/readers.ts';
import { type CreatedFilter } from './created-filter.ts';

/** The parameters of every list (Stripe doc "Pagination"). */
export const pageShape = { limit: integer, starting_after: text(), ending_before: text(), expand };

/** What a caller asked of a list. */
export type PageWish = {
  readonly limit?: number | null | undefined;
  readonly starting_after?: string | null | undefined;
  readonly ending_before?: string | null | undefined;
  readonly created?: CreatedFilter | undefined;
};

/** What lists are made of; `created`: seconds since 1970. */
export type Listed = Identified & { readonly created?: number };

/** One page of a list as Stripe sends it. */
export type Page<T> = {
  readonly object: 'list';
  readonly data: readonly T[];
  readonly has_more: boolean;
  readonly url: string;
};

const limitDefault = 10;
const limitMax = 100;

/** Takes the wished page length and gives one from 1 to 100; what is out of range is clamped (stripe.md §1). */
export const pageLength = (limit: number | null | undefined): number =>
  Math.min(limitMax, Math.max(1, limit ?? limitDefault));

/** Something that lists its members newest first. */
export type NewestFirst<T> = {
  readonly get: (id: string) => T | undefined;
  readonly newestFirst: (olderThan?: string) => Iterable<T>;
};

/** Takes a short list, oldest first, and gives it as something to page through. */
export const pageable = <T extends Identified>(members: readonly T[]): NewestFirst<T> => ({
  get: (id) => members.find((member) => member.id === id),
  newestFirst: (olderThan) => {
    const end = olderThan === undefined ? members.length : members.findIndex(({ id }) => id === olderThan);
    return members.slice(0, end).reverse();
  },
});

/** Takes records and ids by which some of them are found, each under its index; gives those of the first id there is. */
export const narrowed = <T extends Identified>(
  all: Collection<T>,
  ids: Readonly<Record<string, string | null | undefined>>,
): NewestFirst<T> => {
  for (const [index, id] of Object.entries(ids)) if (id != null) return pageable(all.where(index, id));
  return all;
};

const known = <T>(
  source: NewestFirst<T>,
  id: string | null | undefined,
  param: string,
): string | undefined => {
  if (id == null) return undefined;
  if (source.get(id) === undefined) throw noSuch('object', id, param, 400);
  return id;
};

const take = <T>(members: Iterable<T>, wanted: (member: T) => boolean, max: number): T[] => {
  const taken: T[] = [];
  for (const member of members) {
    if (!wanted(member)) continue;
    taken.push(member);
    if (taken.length >= max) break;
  }
  return taken;
};

/** Takes a source, the wished page and what else is wanted, and gives the page: newest first, with or without more behind it. */
export const page = <T extends Listed>(
  source: NewestFirst<T>,
  wish: PageWish,
  url: string,
  isWanted: (member: T) => boolean = () => true,
): Page<T> => {
  const wanted = (member: T): boolean =>
    (member.created === undefined || (wish.created?.(member.created) ?? true)) && isWanted(member);
  const length = pageLength(wish.limit);
  const after = known(source, wish.starting_after, 'starting_after');
  const before = known(source, wish.ending_before, 'ending_before');
  if (after !== undefined && before !== undefined)
    throw badParameter('You can only use one of starting_after and ending_before', 'ending_before');
  if (before === undefined) {
    const found = take(source.newestFirst(after), wanted, length + 1);
    return { object: 'list', data: found.slice(0, length), has_more: found.length > length, url };
  }
  const newer: T[] = [];
  for (const member of source.newestFirst()) {
    if (member.id === before) break;
    if (wanted(member)) newer.push(member);
  }
  return { object: 'list', data: newer.slice(-length), has_more: newer.length > length, url };
};
