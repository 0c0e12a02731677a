import { ConcurrencyConflict } from './concurrency-conflict.ts';

/** Runs a load-decide-save again when someone saved first. Never wrap a call to a provider in this. */
export const retryOnConflict = async <T>(attempt: () => Promise<T>, attemptsMax = 5): Promise<T> => {
  for (let attempts = 1; ; attempts += 1)
    try {
      return await attempt();
    } catch (failure) {
      if (!(failure instanceof ConcurrencyConflict) || attempts === attemptsMax) throw failure;
    }
};
