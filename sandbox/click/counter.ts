import { type Journal } from '../journal/journal.ts';

/** Where the ids come from: every one is new, over restarts and resets too, because the shop remembers them. */
export type Counter = {
  readonly next: () => bigint;
  /** Writes down where it stands, after a journal was emptied. */
  readonly keep: () => void;
};

const kind = 'click.counter';
/** Starting odd, all ids stay odd: above 2^53 no odd number survives as a double. */
const step = 2n;

/** Takes the first id, odd and above 2^53, and gives a counter that starts with it. */
export const createCounter = (journal: Journal, first: bigint): Counter => {
  let upcoming = first;
  const record = (): object => ({ id: kind, upcoming: String(upcoming) });
  const keep = (): void => journal.wrote(kind, record());
  journal.keep({
    kind,
    restore: (value) => (upcoming = BigInt((value as { upcoming: string }).upcoming)),
    everything: () => [record()],
  });
  return {
    next: () => {
      const id = upcoming;
      upcoming += step;
      keep();
      return id;
    },
    keep,
  };
};
