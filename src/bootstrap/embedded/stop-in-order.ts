import type { Running } from './processes/running.ts';

/** First those that take requests, last those that keep data. */
const stopOrder = ['api', 'worker', 'sandbox', 'engines'] as const;
export type PartName = (typeof stopOrder)[number];
export type Part = Pick<Running, 'stop' | 'kill'>;

export type Parts = Readonly<{ add: (name: PartName, part: Part) => void; stopAll: () => Promise<void> }>;

/** Everything that runs. Stopping takes `stopWithinMs` at most, then the rest is ended by force. */
export const runningParts = (stopWithinMs: number): Parts => {
  const parts = new Map<PartName, Part>();
  const stopInOrder = async (): Promise<void> => {
    for (const name of stopOrder) {
      await parts.get(name)?.stop();
      parts.delete(name);
    }
  };
  const stopAll = async (): Promise<void> => {
    let alarm: NodeJS.Timeout | undefined;
    const tooLong = new Promise<void>((resolve) => (alarm = setTimeout(resolve, stopWithinMs)));
    await Promise.race([stopInOrder(), tooLong]);
    clearTimeout(alarm);
    await Promise.all([...parts.values()].map((part) => part.kill()));
  };
  return { add: (name, part) => void parts.set(name, part), stopAll };
};
