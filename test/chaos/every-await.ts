import { type Outcome, type Request, type StoppingApi } from './stopped-process.ts';

/** More awaits than any request has: the walk is complete when one got through without a stop. */
const awaitsMax = 40;
/** So many requests are sent at once, until one of them gets through. */
const batch = 4;

export const isStopped = ({ at }: Pick<Outcome, 'at'>): boolean => at !== 'finished';

/**
 * Requests of one kind die at every await there is, each at another. `ready` makes ready for the n-th and gives its
 * request. Gives all that `ready` gave, in order, and where each died; the last has got through.
 */
export const dieAtEveryAwait = async <T extends Readonly<{ request: Request }>>(
  dying: StoppingApi,
  ready: (n: number) => Promise<T>,
): Promise<(T & Outcome)[]> => {
  const died: (T & Outcome)[] = [];
  while (died.length < awaitsMax && died.at(-1)?.at !== 'finished') {
    const passed = died.length;
    const made = await Promise.all(Array.from({ length: batch }, (_, n) => ready(passed + n)));
    const outcomes = await dying.stopEach(
      made.map(({ request }) => request),
      passed,
    );
    died.push(...made.map((one, n) => ({ ...one, at: outcomes[n]!.at })));
  }
  const stopped = died.filter(isStopped).length;
  expect(stopped).toBeLessThan(died.length);
  expect(died.findLastIndex(isStopped)).toBe(stopped - 1);
  return died;
};
