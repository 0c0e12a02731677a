type Waiting<Item, Outcome> = Readonly<{
  item: Item;
  resolve: (outcome: Outcome) => void;
  reject: (failure: unknown) => void;
}>;

/**
 * Group commit: what comes in the same turn of the event loop, or while a command is under way, goes out as one command.
 * Nobody waits for a timer, and nobody is answered by a command that began before they asked; under load many share one
 * round trip and one flush of the journal. `run` gives an outcome for each item, in order; when it throws, all of its
 * items have failed.
 */
export const together = <Item, Outcome>(
  run: (items: readonly Item[]) => Promise<readonly Outcome[]>,
  { underWayMax, sizeMax }: Readonly<{ underWayMax: number; sizeMax: number }>,
): ((item: Item) => Promise<Outcome>) => {
  let waiting: Waiting<Item, Outcome>[] = [];
  let underWay = 0;
  let isLeaving = false;

  const leave = (): void => {
    if (isLeaving || waiting.length === 0 || underWay >= underWayMax) return;
    isLeaving = true;
    setImmediate(() => {
      isLeaving = false;
      void runWaiting();
    });
  };

  const runWaiting = async (): Promise<void> => {
    const batch = waiting.slice(0, sizeMax);
    waiting = waiting.slice(sizeMax);
    underWay += 1;
    leave();
    try {
      const outcomes = await run(batch.map(({ item }) => item));
      for (const [place, { resolve, reject }] of batch.entries()) {
        const outcome = outcomes[place];
        if (outcome === undefined) reject(new Error('a command gave fewer outcomes than it had items'));
        else resolve(outcome);
      }
    } catch (failure) {
      for (const { reject } of batch) reject(failure);
    }
    underWay -= 1;
    leave();
  };

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      leave();
    });
};
