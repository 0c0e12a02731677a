import { ConcurrencyConflict } from './concurrency-conflict.ts';

/**
 * Of those who save one aggregate at the same time one always wins, so this many tries are enough for as many rivals.
 * More than anybody should ever meet: what is recorded here has often happened already, at a provider.
 */
const attemptsMaxDefault = 25;

/** Runs a load-decide-save again when someone saved first. Never wrap a call to a provider in this. */
export const retryOnConflict = async <T>(
  attempt: () => Promise<T>,
  attemptsMax = attemptsMaxDefault,
): Promise<T> => {
  for (let attempts = 1; ; attempts += 1)
    try {
      return await attempt();
    } catch (failure) {
      if (!(failure instanceof ConcurrencyConflict) || attempts === attemptsMax) throw failure;
    }
};
