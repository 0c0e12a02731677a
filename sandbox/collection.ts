import { type Journal } from './journal/journal.ts';

/** Anything with an id. */
export type Identified = { readonly id: string };

/** Immutable records by id, in order of creation, found by index without a walk over all of them. */
export type Collection<T extends Identified> = {
  readonly get: (id: string) => T | undefined;
  /** Adds the record or takes it as the new version of the one with its id. */
  readonly put: <R extends T>(value: R) => R;
  readonly remove: (id: string) => void;
  readonly size: () => number;
  /** Oldest first. */
  readonly all: () => Iterable<T>;
  /** Newest first; with an id, only those older than it. */
  readonly newestFirst: (olderThan?: string) => Iterable<T>;
  /** Those whose index has this value, oldest first. */
  readonly where: (index: string, value: string) => readonly T[];
  readonly clear: () => void;
};

type Indexes<T> = Readonly<Record<string, (value: T) => string | null | undefined>>;

/** Takes the journal kind and the indexes (what to look a record up by) and gives an empty collection. */
export const createCollection = <T extends Identified>(
  journal: Journal,
  kind: string,
  indexes: Indexes<T> = {},
): Collection<T> => {
  const slotOf = new Map<string, number>();
  let slots: (T | undefined)[] = [];
  const buckets = new Map(Object.keys(indexes).map((name) => [name, new Map<string, number[]>()]));

  const file = (slot: number, before: T | undefined, after: T | undefined): void => {
    for (const name in indexes) {
      const read = indexes[name];
      const bucket = buckets.get(name);
      if (read === undefined || bucket === undefined) continue;
      const old = before === undefined ? null : read(before);
      const now = after === undefined ? null : read(after);
      if (old === now) continue;
      if (old != null) bucket.set(old, bucket.get(old)?.filter((other) => other !== slot) ?? []);
      if (now == null) continue;
      const members = bucket.get(now);
      if (members === undefined) bucket.set(now, [slot]);
      else members.push(slot);
    }
  };
  const take = (value: T): void => {
    const known = slotOf.get(value.id);
    const slot = known ?? slots.length;
    file(slot, slots[slot], value);
    if (known === undefined) slotOf.set(value.id, slot);
    slots[slot] = value;
  };
  const drop = (id: string): void => {
    const slot = slotOf.get(id);
    if (slot === undefined) return;
    file(slot, slots[slot], undefined);
    slots[slot] = undefined;
    slotOf.delete(id);
  };
  const all = function* (): Generator<T> {
    for (const value of slots) if (value !== undefined) yield value;
  };
  journal.keep({ kind, restore: (value) => take(value as T), forget: drop, everything: all });

  return {
    get: (id) => {
      const slot = slotOf.get(id);
      return slot === undefined ? undefined : slots[slot];
    },
    put: (value) => {
      take(value);
      journal.wrote(kind, value);
      return value;
    },
    remove: (id) => {
      drop(id);
      journal.removed(kind, id);
    },
    size: () => slotOf.size,
    all,
    newestFirst: function* (olderThan) {
      const start = olderThan === undefined ? slots.length : (slotOf.get(olderThan) ?? slots.length);
      for (let slot = start - 1; slot >= 0; slot -= 1) {
        const value = slots[slot];
        if (value !== undefined) yield value;
      }
    },
    where: (index, value) => {
      const found: T[] = [];
      for (const slot of buckets.get(index)?.get(value) ?? []) {
        const member = slots[slot];
        if (member !== undefined) found.push(member);
      }
      return found;
    },
    clear: () => {
      slotOf.clear();
      slots = [];
      for (const bucket of buckets.values()) bucket.clear();
    },
  };
};
