type Versioned = Readonly<{ id: string; version: number }>;

/** Enough for what is under way at a time; whoever is forgotten is only written in full. */
const rememberedMax = 2_000;

/**
 * The states that this process has last read or written, so that an update names only what has changed: MongoDB pays for
 * each field that it is told to set. States are never altered in place, so what is the same object is the same value.
 */
export const lastKnown = <State extends Versioned>() => {
  const states = new Map<string, State>();
  /** What is stored at this state's version, if that is known. */
  const stored = ({ id, version }: State): State | undefined => {
    const known = states.get(id);
    return known?.version === version ? known : undefined;
  };
  return {
    stored,
    remember: (state: State): State => {
      states.delete(state.id);
      states.set(state.id, state);
      const oldest = states.size > rememberedMax ? states.keys().next().value : undefined;
      if (oldest !== undefined) states.delete(oldest);
      return state;
    },
    /** The fields of a new state that differ from what is stored at its version; all of them when that is not known. */
    changed: (state: State): Partial<State> => {
      const known = stored(state);
      if (!known) return state;
      const fields = Object.entries(state) as [keyof State, State[keyof State]][];
      return Object.fromEntries(fields.filter(([name, value]) => known[name] !== value)) as Partial<State>;
    },
  };
};
