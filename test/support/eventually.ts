import { setTimeout as pause } from 'node:timers/promises';

const lookEveryMs = 15;

/** Looks again and again until `look` gives something, and fails with `what` when it has not within the bound. */
export const eventually = async <T>(
  what: string,
  look: () => Promise<T | false | null | undefined> | T | false | null | undefined,
  withinMs = 25_000,
): Promise<T> => {
  const giveUpAt = performance.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found !== false && found !== null && found !== undefined) return found;
    if (performance.now() > giveUpAt) throw new Error(`not within ${withinMs} ms: ${what}`);
    await pause(lookEveryMs);
  }
};
