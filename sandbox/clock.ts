import { type Journal } from './journal/journal.ts';

/** The emulators' time: the machine's time plus an offset that the control API moves. */
export type Clock = {
  readonly nowMs: () => number;
  readonly nowSeconds: () => number;
  readonly offsetMs: () => number;
  readonly moveBy: (ms: number) => void;
  /** The callback runs after every move. */
  readonly onMove: (callback: () => void) => void;
  readonly reset: () => void;
};

const kind = 'clock';

/** Takes the journal that keeps the offset over restarts and gives a clock that starts at the machine's time. */
export const createClock = (journal: Journal): Clock => {
  let offset = 0;
  const moved: (() => void)[] = [];
  const set = (ms: number): void => {
    offset = ms;
    journal.wrote(kind, { id: kind, offsetMs: ms });
    for (const callback of moved) callback();
  };
  journal.keep({
    kind,
    restore: (value) => (offset = (value as { offsetMs: number }).offsetMs),
    everything: () => [{ id: kind, offsetMs: offset }],
  });
  return {
    nowMs: () => Date.now() + offset,
    nowSeconds: () => Math.floor((Date.now() + offset) / 1000),
    offsetMs: () => offset,
    moveBy: (ms) => set(offset + ms),
    onMove: (callback) => void moved.push(callback),
    reset: () => set(0),
  };
};
