/** Lets control calls wait for what happens by itself. */
export type Watch = {
  /** Tells whether it became true within this time of the machine's clock. */
  readonly until: (isTrue: () => boolean, maxMs: number) => Promise<boolean>;
  /** Something changed: whoever waits looks again. */
  readonly look: () => void;
  /** Nothing more will happen. */
  readonly stop: () => void;
};

/** Gives a watch that nobody waits at. */
export const createWatch = (): Watch => {
  const waiting = new Set<{ look: () => void; end: () => void }>();
  return {
    until: (isTrue, maxMs) =>
      new Promise((resolve) => {
        if (isTrue()) {
          resolve(true);
          return;
        }
        const leave = (result: boolean): void => {
          clearTimeout(timer);
          waiting.delete(one);
          resolve(result);
        };
        const one = {
          look: () => {
            if (isTrue()) leave(true);
          },
          end: () => leave(false),
        };
        const timer = setTimeout(one.end, maxMs);
        waiting.add(one);
      }),
    look: () => {
      for (const { look } of [...waiting]) look();
    },
    stop: () => {
      for (const { end } of [...waiting]) end();
    },
  };
};
