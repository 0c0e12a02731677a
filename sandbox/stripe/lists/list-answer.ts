import { type Answer, type Call, ok } from '../http/route.ts';
import { type NewestFirst, page, type PageWish } from './pagination.ts';
import { expandPaths } from './expand.ts';

type ListWish = PageWish & { readonly expand?: readonly string[] | undefined };

/** Takes a call, where members come from, which are wanted and the wished page; answers the page, expanded as asked. */
export const listAnswer = <T extends { readonly id: string }>(
  call: Call,
  source: NewestFirst<T>,
  wanted: (member: T) => boolean,
  wish: ListWish,
  url: string,
): Answer => ok(expandPaths(call.world, page(source, wanted, wish, url), wish.expand ?? []));
