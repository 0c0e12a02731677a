import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { CannotStart } from '../cannot-start.ts';
import { type Binary } from '../debian/fetch-binary.ts';
import { freePort, isPortFree } from '../processes/free-port.ts';
import { type Running, runningProcess } from '../processes/running.ts';
import { withLog } from '../processes/with-log.ts';
import { redisAnswers } from './redis-answers.ts';
import { findRedis } from './redis-binary.ts';

export type RedisOptions = Readonly<{
  dataDir: string;
  /** 0, the default, takes any free one. */
  port?: number;
  logFile?: string;
}>;

export type RunningRedis = Running & Readonly<{ url: string }>;

/** Loading the append-only file after a crash counts too. */
const readyWithinMs = 60_000;
const askEveryMs = 10;
const portAttemptsMax = 5;

/** Starts a Redis server that keeps its data, never evicts (BullMQ needs that), and dies with this process. */
export const startRedis = async (options: RedisOptions): Promise<RunningRedis> => {
  const binary = await findRedis();
  mkdirSync(options.dataDir, { recursive: true });
  const wanted = options.port ?? 0;
  if (wanted !== 0) {
    if (!(await isPortFree(wanted, '127.0.0.1'))) throw portTaken(wanted);
    return await startOn(binary, options, wanted);
  }
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startOn(binary, options, await freePort());
    } catch (error) {
      const lostThePort =
        error instanceof CannotStart && error.reason === 'port-taken' && attempt < portAttemptsMax;
      if (!lostThePort) throw error;
    }
  }
};

const portTaken = (port: number): CannotStart =>
  new CannotStart(`Redis cannot listen on port ${port}: another program does.`, 'port-taken');

const startOn = async (binary: Binary, options: RedisOptions, port: number): Promise<RunningRedis> => {
  const running = runningProcess(spawnRedis(binary, options, port));
  let ended: string | undefined;
  void running.exited.then((how) => (ended = how));
  const giveUpAt = Date.now() + readyWithinMs;
  while (!(await redisAnswers(port, running.pid))) {
    if (ended !== undefined) {
      if (!(await isPortFree(port, '127.0.0.1'))) throw portTaken(port);
      throw new CannotStart(`Redis stopped before it was ready (${ended})${seeLog(options)}.`);
    }
    if (Date.now() > giveUpAt) {
      await running.kill();
      throw new CannotStart(`Redis was not ready within ${readyWithinMs / 1000} s${seeLog(options)}.`);
    }
    await setTimeout(askEveryMs);
  }
  return { ...running, url: `redis://127.0.0.1:${port}` };
};

const seeLog = ({ logFile }: RedisOptions): string => (logFile === undefined ? '' : `, see ${logFile}`);

/**
 * Redis cannot watch its parent, so a shell beside it does: it reads a pipe that only this process holds open, sees
 * its end however we die, and stops Redis. The shell that starts the watcher then becomes Redis itself, so that the
 * process we know is the server's own.
 */
const watchedRedis = `
{ exec >/dev/null 2>&1; cat <&3; kill -TERM $$; for second in 1 2 3; do sleep 1; kill -0 $$ || exit; done; kill -KILL $$; } &
if [ -n "$REDIS_LIBRARIES" ]; then LD_LIBRARY_PATH=$REDIS_LIBRARIES; export LD_LIBRARY_PATH; fi
exec "$0" "$@" 3<&-`;

const spawnRedis = (binary: Binary, { dataDir, logFile }: RedisOptions, port: number): ChildProcess => {
  const settings = {
    port: String(port),
    bind: '127.0.0.1',
    dir: dataDir,
    appendonly: 'yes',
    appendfsync: 'everysec',
    save: '',
    'maxmemory-policy': 'noeviction',
    daemonize: 'no',
    loglevel: 'warning',
  };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
  const start = (output: number | 'ignore'): ChildProcess =>
    spawn('sh', ['-c', watchedRedis, binary.path, ...args], {
      env: { ...process.env, REDIS_LIBRARIES: binary.libraries ?? '' },
      stdio: ['ignore', output, output, 'pipe'],
      detached: true,
    });
  return logFile === undefined ? start('ignore') : withLog(logFile, start);
};
