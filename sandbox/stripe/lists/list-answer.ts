import { type Answer, type Call, ok } from '../http/route.ts';
import { type Listed, type NewestFirst, page, type PageWish } from './pagination.ts';
import { expandPaths } from './expand.ts';

type ListWish = PageWish & { readonly expand?: readonly string[] | undefined };

/** Takes a call, where members come from, the wished page and what else is wanted; answers the page, expanded as asked. */
export const listAnswer = <T extends Listed>(
  call: Call,
  source: NewestFirst<T>,
  wish: ListWish,
  url: string,
  isWanted?: (member: T) => boolean,
): Answer => ok(expandPaths(call.world, page(source, wish, url, isWanted), wish.expand ?? []));
