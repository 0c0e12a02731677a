import type { ChildProcess } from 'node:child_process';

/** A process that we started and have to stop. */
export type Running = Readonly<{
  pid: number;
  /** Resolves, never rejects, with how it ended: `exit code 1`, `SIGKILL`. */
  exited: Promise<string>;
  /** Asks it to end, waits, and ends it by force when it takes too long. */
  stop: () => Promise<void>;
  /** Ends it by force, as a crash would. */
  kill: () => Promise<void>;
}>;

const stopWithinDefaultMs = 10_000;

/**
 * Watches over a child that leads its own process group (`detached`). The group keeps a terminal's Ctrl-C from
 * reaching children before the supervisor can stop them in order, and lets nothing the child started survive it.
 */
export const runningProcess = (child: ChildProcess, stopWithinMs = stopWithinDefaultMs): Running => {
  const pid = child.pid;
  if (pid === undefined) throw new Error('the process has not been started');
  const exited = new Promise<string>((resolve) =>
    child.once('exit', (code, signal) => {
      signalGroup(pid, 'SIGKILL');
      resolve(signal ?? `exit code ${String(code)}`);
    }),
  );
  const kill = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) signalGroup(pid, 'SIGKILL');
    await exited;
  };
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    const deadline = setTimeout(() => void kill(), stopWithinMs);
    await exited;
    clearTimeout(deadline);
  };
  return { pid, exited, stop, kill };
};

const signalGroup = (leader: number, signal: NodeJS.Signals): void => {
  try {
    process.kill(-leader, signal);
  } catch (error) {
    const groupIsGone = (error as NodeJS.ErrnoException).code === 'ESRCH';
    if (!groupIsGone) throw error;
  }
};
