import { setTimeout as pause } from 'node:timers/promises';

const lookEveryMs = 100;
const withinMs = 12_000;

/** Looks again until what it sees is as wished. Gives the last it saw, also when its patience has ended. */
export const eventually = async <T>(look: () => Promise<T>, isWished: (seen: T) => boolean): Promise<T> => {
  const giveUpAt = performance.now() + withinMs;
  for (;;) {
    const seen = await look();
    if (isWished(seen) || performance.now() > giveUpAt) return seen;
    await pause(lookEveryMs);
  }
};
