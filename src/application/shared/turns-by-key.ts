/** Does a piece of work as soon as all that was asked for before under the same key is done, however that ended. */
export type TakeTurns = <T>(key: string, work: () => Promise<T>) => Promise<T>;

/**
 * Lets rivals of one process for one thing go one after another, so that they do not lose to each other over and over. It
 * spares work and guards nothing: other processes know nothing of it.
 */
export const turnsByKey = (): TakeTurns => {
  const last = new Map<string, Promise<unknown>>();
  return async (key, work) => {
    const before = last.get(key) ?? Promise.resolve();
    const turn = before.then(work, work);
    last.set(key, turn);
    try {
      return await turn;
    } finally {
      if (last.get(key) === turn) last.delete(key);
    }
  };
};
