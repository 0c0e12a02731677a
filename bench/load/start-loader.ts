import { fork } from 'node:child_process';
import { builtFile } from '#bootstrap/embedded/project-root';
import { type LoadOrder, type LoadResult } from './load-order.ts';

export type Loader = Readonly<{ run: (order: LoadOrder) => Promise<LoadResult>; stop: () => void }>;

type Word = Readonly<{ result?: LoadResult; failed?: string }>;

/** Starts the load process. One order at a time; an answer that was not expected fails the bench. */
export const startLoader = (): Loader => {
  const child = fork(builtFile('bench/load/load-process.js'), [], { execArgv: [] });
  return {
    run: async (order) => {
      const result = await new Promise<LoadResult>((resolve, reject) => {
        const ended = (): void => reject(new Error('The load process ended.'));
        child.once('exit', ended);
        child.once('message', (word) => {
          child.off('exit', ended);
          const { result: given, failed } = word as Word;
          if (given === undefined) reject(new Error(failed));
          else resolve(given);
        });
        child.send(order);
      });
      if (result.failures > 0) throw unexpected(order, result);
      return result;
    },
    stop: () => void child.kill('SIGKILL'),
  };
};

const unexpected = ({ requests }: LoadOrder, { failures, failureSamples, answered }: LoadResult): Error =>
  new Error(
    [
      `${failures} of ${answered} ${requests.kind} requests were not answered as expected:`,
      ...failureSamples,
    ].join('\n  '),
  );
