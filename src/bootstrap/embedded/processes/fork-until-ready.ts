import { type ChildProcess, fork } from 'node:child_process';
import { CannotStart, type CannotStartReason } from '../cannot-start.ts';
import { lastWords, logEnd } from './last-words.ts';
import { type Running, runningProcess } from './running.ts';
import { withLog } from './with-log.ts';

export type ForkOptions = Readonly<{
  /** What people call it: "API", "sandbox". */
  name: string;
  file: string;
  args?: readonly string[];
  env?: NodeJS.ProcessEnv;
  nodeFlags?: readonly string[];
  /** Takes both output streams. Without it only errors are shown, where the caller shows its own. */
  logFile?: string;
  readyWithinMs: number;
  stopWithinMs?: number;
}>;

/** What our processes say over IPC: that they are ready (with what a caller needs to know), or why not. */
type FirstWord = { ready?: true; failed?: string; reason?: CannotStartReason };

/** Starts a Node.js process of ours and waits until it says that it is ready. */
export const forkUntilReady = async (options: ForkOptions): Promise<{ running: Running; ready: unknown }> => {
  const logStart = options.logFile === undefined ? 0 : logEnd(options.logFile);
  const child = forkOwnGroup(options);
  const running = runningProcess(child, options.stopWithinMs);

  const spoke = new Promise<FirstWord>((resolve) =>
    child.once('message', (word) => resolve(word as FirstWord)),
  );
  const ended = running.exited.then((how): FirstWord => ({
    failed: [`The ${options.name} stopped before it was ready (${how})${seeLog(options)}.`]
      .concat(options.logFile === undefined ? [] : lastWords(options.logFile, logStart))
      .join('\n  '),
  }));
  let alarm: NodeJS.Timeout | undefined;
  const late = new Promise<FirstWord>((resolve) => {
    const failed = `The ${options.name} was not ready within ${options.readyWithinMs / 1000} s${seeLog(options)}.`;
    alarm = setTimeout(() => resolve({ failed }), options.readyWithinMs);
  });
  const word = await Promise.race([spoke, ended, late]);
  clearTimeout(alarm);
  if (word.ready) return { running, ready: word };
  await running.kill();
  throw new CannotStart(word.failed ?? `The ${options.name} did not say that it is ready.`, word.reason);
};

const seeLog = ({ logFile }: ForkOptions): string => (logFile === undefined ? '' : `, see ${logFile}`);

const forkOwnGroup = ({ file, args, env, nodeFlags, logFile }: ForkOptions): ChildProcess => {
  const common = { env: env ?? process.env, execArgv: [...(nodeFlags ?? [])], detached: true };
  if (logFile === undefined)
    return fork(file, args, { ...common, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  return withLog(logFile, (log) => fork(file, args, { ...common, stdio: ['ignore', log, log, 'ipc'] }));
};
