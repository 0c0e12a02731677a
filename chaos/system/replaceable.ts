import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { type Running } from '#bootstrap/embedded/processes/running';

/** A process that is killed now and then, and started again in its old place. */
export type Replaceable = Readonly<{
  name: string;
  isUp(): boolean;
  /** Ends it as a crash would and starts it again after a while. Resolves once it runs. */
  crash(downMs: number): Promise<void>;
  /** Stops its clock for a while, as a machine that is suspended or out of memory does. */
  freeze(forMs: number): Promise<void>;
  stop(): Promise<void>;
}>;

const startAgainAfterMs = 200;

export const replaceable = async (name: string, start: () => Promise<Running>): Promise<Replaceable> => {
  let current: Running | undefined = await start();
  let isStopping = false;
  let busy: Promise<void> = Promise.resolve();

  /** It may fail to start while a database is cut off; whoever runs it in production starts it again, too. */
  const startAgain = async (): Promise<void> => {
    while (!isStopping && current === undefined) {
      try {
        current = await start();
      } catch {
        await pause(startAgainAfterMs);
      }
    }
  };
  return {
    name,
    isUp: () => current !== undefined,
    crash: (downMs) => {
      busy = busy.then(async () => {
        if (isStopping || current === undefined) return;
        const victim = current;
        current = undefined;
        await victim.kill();
        await pause(downMs);
        await startAgain();
      });
      return busy;
    },
    freeze: async (forMs) => {
      const pid = current?.pid;
      if (pid === undefined) return;
      await freeze(pid, forMs);
    },
    stop: async () => {
      isStopping = true;
      if (current !== undefined) wake(current.pid);
      await current?.stop();
      await busy;
      await current?.stop();
    },
  };
};

/** A shell does it, because a process that is frozen when we die would never learn of that, and stay for ever. */
const freeze = (pid: number, forMs: number): Promise<void> =>
  new Promise((resolve) => {
    const script = 'kill -STOP "$1"; sleep "$2"; kill -CONT "$1"';
    const shell = spawn('sh', ['-c', script, 'freeze', String(pid), String(forMs / 1_000)], {
      stdio: 'ignore',
      detached: true,
    });
    shell.once('exit', () => resolve());
  });

const wake = (pid: number): void => {
  try {
    process.kill(pid, 'SIGCONT');
  } catch (error) {
    const hasEnded = (error as NodeJS.ErrnoException).code === 'ESRCH';
    if (!hasEnded) throw error;
  }
};
