import { ConcurrencyConflict } from '#application/shared/concurrency-conflict';
import { retryOnConflict } from '#application/shared/retry-on-conflict';
import { type UsageCounter } from '#domain/billing/usage-counter';
import { together } from '../together.ts';

/** Turns one counter into what it is to become. */
export type CountStep = (counter: UsageCounter) => UsageCounter;

/** A counter as it is stored; version 0 when it is not there yet. */
export type KeptCounter = Readonly<{ counter: UsageCounter; version: number }>;

type Shelf = Readonly<{
  load(): Promise<KeptCounter>;
  /** False when it is no longer at the version it was. */
  write(from: KeptCounter, to: UsageCounter): Promise<boolean>;
  needsWriting(from: UsageCounter, to: UsageCounter): boolean;
}>;

/** One write at a time, of all that came meanwhile. */
const limits = { underWayMax: 1, sizeMax: 500 };
/** A process has one write of a counter under way, so the rivals are as many as there are processes. */
const attemptsMax = 100;

/**
 * The steps that this process takes with one counter, one after another; those that wait go into one write. What was last
 * written is remembered, for the write itself finds out whether somebody else has written since. Steps that change
 * nothing write nothing, so they are taken again with what is stored now.
 */
export const counterLine = ({ load, write, needsWriting }: Shelf): ((step: CountStep) => Promise<true>) => {
  let remembered: KeptCounter | undefined;
  const take = async (steps: readonly CountStep[], from: KeptCounter): Promise<boolean> => {
    const to = steps.reduce((counter, step) => step(counter), from.counter);
    if (!needsWriting(from.counter, to)) return false;
    if (!(await write(from, to))) throw new ConcurrencyConflict('the counter was changed by somebody else');
    remembered = { counter: to, version: from.version + 1 };
    return true;
  };
  return together(async (steps: readonly CountStep[]) => {
    await retryOnConflict(async () => {
      const from = remembered;
      // Until it is certain what is stored now.
      remembered = undefined;
      if (from && (await take(steps, from))) return;
      const stored = await load();
      if (!(await take(steps, stored))) remembered = stored;
    }, attemptsMax);
    return steps.map(() => true as const);
  }, limits);
};
