/** Counts things by name. */
export type Tally = Readonly<{ add: (name: string) => void; since: () => ReadonlyMap<string, number> }>;

export const tally = (): Tally => {
  let counts = new Map<string, number>();
  return {
    add: (name) => void counts.set(name, (counts.get(name) ?? 0) + 1),
    /** What was counted since this was last asked. */
    since: () => {
      const counted = counts;
      counts = new Map();
      return counted;
    },
  };
};
