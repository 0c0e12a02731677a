import { type Page, type PageRequest } from './page.ts';

/**
 * A page of a list that is short enough to be read whole. `cursor` is the key of the last item seen, which may have stopped
 * being shown since; after one that is not in the list there is nothing.
 */
export const pageAmong = <T>(
  all: readonly T[],
  keyOf: (one: T) => string,
  { limit, cursor }: PageRequest,
  isShown: (one: T) => boolean = () => true,
): Page<T> => {
  const seen = cursor === undefined ? -1 : all.findIndex((one) => keyOf(one) === cursor);
  if (cursor !== undefined && seen === -1) return { data: [], nextCursor: null };
  const rest = all.slice(seen + 1).filter(isShown);
  const data = rest.slice(0, limit);
  const last = data.at(-1);
  return { data, nextCursor: last !== undefined && rest.length > limit ? keyOf(last) : null };
};
