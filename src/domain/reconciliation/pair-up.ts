import { type Entry } from './entry.ts';

/** All that both sides have under one key. `theirs` has more than one entry where the provider booked it more than once. */
export type Pair<Theirs extends Entry = Entry> = Readonly<{
  key: string;
  ours: Entry | null;
  theirs: readonly Theirs[];
}>;
export type Side = 'ours' | 'theirs';
export type Need = Readonly<{ need: Side }>;

/**
 * Walks two streams once, side by side, and pairs what has the same key. Both must be in ascending order of their keys
 * (by UTF-16 unit, as `<` compares). It reads nothing itself: it asks for the next page of a side and is given it, an empty one at
 * the end, so only a page of each is ever held. Throws RangeError for a stream out of order, which would hide differences.
 */
export function* pairUp<Theirs extends Entry>(): Generator<
  Need | Pair<Theirs>,
  void,
  readonly Entry[] | readonly Theirs[] | undefined
> {
  const ours = reader<Entry>('ours');
  const theirs = reader<Theirs>('theirs');
  let mine = yield* ours();
  let told = yield* theirs();
  while (mine || told) {
    const key = smaller(mine?.key, told?.key);
    const own = mine?.key === key ? mine : null;
    if (own) mine = yield* ours();
    const alike: Theirs[] = [];
    while (told?.key === key) {
      alike.push(told);
      told = yield* theirs();
    }
    yield { key, ours: own, theirs: alike };
  }
}

const smaller = (one: string | undefined, other: string | undefined): string =>
  other === undefined || (one !== undefined && one <= other) ? (one ?? '') : other;

const reader = <E extends Entry>(side: Side) => {
  let page: readonly E[] = [];
  let place = 0;
  let last = '';
  return function* (): Generator<Need, E | undefined, readonly Entry[] | readonly E[] | undefined> {
    if (place >= page.length) {
      page = ((yield { need: side }) ?? []) as readonly E[];
      place = 0;
    }
    const entry = page[place];
    if (!entry) return undefined;
    if (entry.key < last) throw new RangeError(`${side} are out of order: ${entry.key} after ${last}`);
    place += 1;
    last = entry.key;
    return entry;
  };
};
