import { type Call } from '../http/route.ts';
import { badParameter } from '../http/refusal.ts';
import { expand, integer, text } from '../http/readers.ts';
import { readParams } from '../http/shape.ts';
import { expandPaths } from './expand.ts';
import { pageLength } from './pagination.ts';
import { matches, parseSearch, type SearchQuery } from './search-query.ts';

const shape = { query: text(), limit: integer, page: text(), expand };

type Found = { readonly id: string; readonly created: number };

/** Takes a call to a search route and a function that gives candidates newest first; answers one page of those that match. */
export const searchPage = <T extends Found>(
  call: Call,
  candidates: (query: SearchQuery) => Iterable<T>,
  url: string,
): object => {
  const params = readParams(shape, call.params, ['query']);
  const query = parseSearch(params.query);
  const from = params.page == null ? 0 : Number(Buffer.from(params.page, 'base64url').toString());
  if (!Number.isInteger(from)) throw badParameter('Invalid page', 'page');
  const length = pageLength(params.limit);
  const visibleUntil = call.world.clock.nowSeconds() - call.world.settings.searchDelayMs / 1000;
  const data: T[] = [];
  let seen = 0;
  for (const candidate of candidates(query)) {
    if (candidate.created > visibleUntil || !matches(candidate, query)) continue;
    seen += 1;
    if (seen > from) data.push(candidate);
    if (data.length > length) break;
  }
  const hasMore = data.length > length;
  const result = {
    object: 'search_result',
    url,
    has_more: hasMore,
    data: data.slice(0, length),
    next_page: hasMore ? Buffer.from(String(from + length)).toString('base64url') : null,
  };
  return expandPaths(call.world, result, params.expand ?? []);
};
