/**
 * Gathers items that come within a few milliseconds and hands them on together: one round trip instead of many.
 * `hand` failing loses nothing that matters, because every item can be found again in the database; it is told to `onLost`.
 */
export const batch = <T>(
  hand: (items: T[]) => Promise<void>,
  {
    waitMs,
    sizeMax,
    onLost,
  }: Readonly<{ waitMs: number; sizeMax: number; onLost(failure: unknown, count: number): void }>,
) => {
  let items: T[] = [];
  let timer: NodeJS.Timeout | undefined;
  const underWay = new Set<Promise<void>>();

  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const ready = items;
    items = [];
    if (ready.length === 0) return;
    const handed: Promise<void> = hand(ready)
      .catch((failure: unknown) => onLost(failure, ready.length))
      .finally(() => underWay.delete(handed));
    underWay.add(handed);
  };

  return {
    add: (...more: T[]): void => {
      items.push(...more);
      if (items.length >= sizeMax) flush();
      else timer ??= setTimeout(flush, waitMs);
    },
    /** Hands on what is left and waits until all is handed. */
    drain: async (): Promise<void> => {
      flush();
      await Promise.all(underWay);
    },
  };
};
export type Batch<T> = ReturnType<typeof batch<T>>;
