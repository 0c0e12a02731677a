/** Work that is done a few at a time, in order, each piece at once or after a while. */
type DeliveryQueue<T> = {
  readonly add: (item: T, delayMs: number) => void;
  readonly waiting: () => number;
  readonly running: () => number;
  readonly clear: () => void;
  /** Forgets what waits and takes nothing more. */
  readonly stop: () => void;
};

/** Takes how many may run at once and what to do, and gives an empty queue. */
export const createDeliveryQueue = <T>(
  runningMax: number,
  work: (item: T) => Promise<void>,
): DeliveryQueue<T> => {
  let ready: T[] = [];
  let next = 0;
  let running = 0;
  let stopped = false;
  const timers = new Set<NodeJS.Timeout>();

  const finished = (): void => {
    running -= 1;
    pump();
  };
  const pump = (): void => {
    while (!stopped && running < runningMax && next < ready.length) {
      const item = ready[next];
      next += 1;
      if (next > 1024 && next * 2 > ready.length) {
        ready = ready.slice(next);
        next = 0;
      }
      if (item === undefined) continue;
      running += 1;
      void work(item).finally(finished);
    }
  };
  const clear = (): void => {
    for (const timer of timers) clearTimeout(timer);
    timers.clear();
    ready = [];
    next = 0;
  };
  const enqueue = (item: T): void => {
    ready.push(item);
    pump();
  };
  return {
    add: (item, delayMs) => {
      if (stopped) return;
      if (delayMs <= 0) {
        enqueue(item);
        return;
      }
      const timer = setTimeout(() => {
        timers.delete(timer);
        enqueue(item);
      }, delayMs);
      timers.add(timer);
    },
    waiting: () => ready.length - next + timers.size,
    running: () => running,
    clear,
    stop: () => {
      stopped = true;
      clear();
    },
  };
};
