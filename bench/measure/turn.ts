import { type LoadOrder, type LoadResult } from '../load/load-order.ts';
import { type Loader } from '../load/start-loader.ts';
import { type ProcessorTimes, spentDuring } from './processor-time.ts';

/** One contender under load for a moment. */
export type Turn = Readonly<{
  load: LoadResult;
  /** Processor time by process, in ms, until what had to follow at once was done. */
  spentMs: ProcessorTimes;
}>;

export const perSecond = ({ load }: Turn): number => load.answered / load.seconds;

/** Runs an order, and tells what it cost each process. */
export const takeTurn = async (
  loader: Loader,
  order: LoadOrder,
  pids: Readonly<Record<string, number>>,
): Promise<Turn> => {
  const { spentMs, result: load } = await spentDuring(pids, () => loader.run(order));
  return { load, spentMs };
};
