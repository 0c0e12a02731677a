import { localUrl } from './local-address.ts';
import { forkUntilReady } from './processes/fork-until-ready.ts';
import type { Running } from './processes/running.ts';
import { builtFile } from './project-root.ts';

export type KassaProcessOptions = Readonly<{ logFile?: string; stopWithinMs?: number }>;

export type RunningApi = Running & Readonly<{ url: string }>;

const readyWithinMs = 30_000;

/** Starts the API as in production. `env` is added to the environment of this process. */
export const startApi = async (
  env: NodeJS.ProcessEnv,
  options: KassaProcessOptions = {},
): Promise<RunningApi> => {
  const running = await startKassaProcess('API', 'src/bootstrap/api.js', env, options);
  return { ...running, url: localUrl(env['HOST'] ?? '127.0.0.1', Number(env['PORT'] ?? 3000)) };
};

/** Starts the worker as in production. `env` is added to the environment of this process. */
export const startWorker = (env: NodeJS.ProcessEnv, options: KassaProcessOptions = {}): Promise<Running> =>
  startKassaProcess('worker', 'src/bootstrap/worker.js', env, options);

const startKassaProcess = async (
  name: string,
  file: string,
  env: NodeJS.ProcessEnv,
  options: KassaProcessOptions,
): Promise<Running> => {
  const { running } = await forkUntilReady({
    name,
    file: builtFile(file),
    env: { ...process.env, ...env },
    nodeFlags: ['--enable-source-maps'],
    readyWithinMs,
    ...options,
  });
  return running;
};
