type Waiting<Item, Outcome> = Readonly<{
  item: Item;
  resolve: (outcome: Outcome) => void;
  reject: (failure: unknown) => void;
}>;

/**
 * Group commit: what comes while a write is under way goes out with the next one. Nobody waits for a timer, and nobody is
 * answered before their own item is written; under load many share one round trip and one flush of the journal.
 * `write` gives an outcome for each item, in order; when it throws, all of its items have failed.
 */
export const together = <Item, Outcome>(
  write: (items: readonly Item[]) => Promise<readonly Outcome[]>,
  { underWayMax, sizeMax }: Readonly<{ underWayMax: number; sizeMax: number }>,
): ((item: Item) => Promise<Outcome>) => {
  const waiting: Waiting<Item, Outcome>[] = [];
  let underWay = 0;

  const writeWaiting = async (): Promise<void> => {
    const batch = waiting.splice(0, sizeMax);
    underWay += 1;
    try {
      const outcomes = await write(batch.map(({ item }) => item));
      for (const [place, { resolve, reject }] of batch.entries()) {
        const outcome = outcomes[place];
        if (outcome === undefined) reject(new Error('a write gave fewer outcomes than it had items'));
        else resolve(outcome);
      }
    } catch (failure) {
      for (const { reject } of batch) reject(failure);
    }
    underWay -= 1;
    if (waiting.length > 0) void writeWaiting();
  };

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (underWay < underWayMax) void writeWaiting();
    });
};
