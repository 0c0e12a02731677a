import { join } from 'node:path';
import { localUrl } from './local-address.ts';
import { type LocalSecrets, localSecrets } from './local-secrets.ts';
import type { LocalSettings } from './local-settings.ts';
import { processEnvironment, sandboxDataDir, stripeSigningSecret } from './process-environment.ts';
import { type Kept, keepRunning } from './processes/keep-running.ts';
import { waitForLeftovers } from './processes/leftovers.ts';
import { rotateLog } from './processes/rotate-log.ts';
import type { Running } from './processes/running.ts';
import { refuseTakenPorts } from './refuse-taken-ports.ts';
import { lastRunningSystem, type RunningSystem, writeRunningSystem } from './running-system.ts';
import { settleAll } from './settle-all.ts';
import { type Engines, startEngines } from './start-engines.ts';
import { startApi, startWorker } from './start-kassa-process.ts';
import { type RunningSandbox, startSandboxProcess } from './start-sandbox-process.ts';
import type { Part, PartName } from './stop-in-order.ts';

export type Supervision = Readonly<{
  settings: LocalSettings;
  env: NodeJS.ProcessEnv;
  /** Told of everything that runs as soon as it does. */
  onRunning: (name: PartName, part: Part) => void;
  /** Something that cannot be replaced has ended: everything has to stop. */
  onLoss: (sentence: string) => void;
  say: (line: string) => void;
}>;

export type Supervised = Readonly<{ system: RunningSystem; jwtSecret: string }>;

/** Brings up the whole system on this machine: engines and emulators side by side, then what needs them. */
export const supervise = async (supervision: Supervision): Promise<Supervised> => {
  const { settings, env, onRunning, onLoss } = supervision;
  await waitForLeftovers(Object.values(lastRunningSystem(settings.dataDir)?.processes ?? {}));
  await refuseTakenPorts(settings);
  const made = localSecrets(settings.dataDir);
  const secrets = { ...made, jwtSecret: settings.jwtSecret ?? made.jwtSecret };
  for (const name of logNames) rotateLog(logFile(settings, name));

  const startingEngines = startOurEngines(settings).then((started) => {
    onRunning('engines', started);
    return started;
  });
  const startingSandbox = startEmulators(settings, secrets).then((started) => {
    if (started !== undefined) onRunning('sandbox', started);
    return started;
  });
  await settleAll([startingEngines, startingSandbox]);
  const engines = await startingEngines;
  const sandbox = await startingSandbox;
  watchForLoss({ MongoDB: engines.mongo, Redis: engines.redis, sandbox }, onLoss);

  const { mongodbUri, redisUrl } = engines;
  const around = { settings, secrets, mongodbUri, redisUrl, given: env, ...(sandbox && { sandbox }) };
  const environment = processEnvironment(around);
  const kept = new Map<'api' | 'worker', Kept>();
  const remember = (): RunningSystem => {
    const system = describe(settings, engines, sandbox, [...kept]);
    writeRunningSystem(settings.dataDir, system);
    return system;
  };
  const keep = async (name: 'api' | 'worker', start: () => Promise<Running>): Promise<void> => {
    const say = (line: string): void => supervision.say(`${line} Its log: ${logFile(settings, name)}`);
    const part = await keepRunning({ name, start, say, onRestart: () => void remember(), onGiveUp: onLoss });
    kept.set(name, part);
    onRunning(name, part);
  };
  await settleAll([
    keep('worker', () => startWorker(environment, { logFile: logFile(settings, 'worker') })),
    keep('api', () => startApi(environment, { logFile: logFile(settings, 'api') })),
  ]);
  return { system: remember(), jwtSecret: secrets.jwtSecret };
};

const logNames = ['api', 'worker', 'sandbox', 'mongo', 'redis'] as const;

const logDir = (settings: LocalSettings): string => join(settings.dataDir, 'logs');
const logFile = (settings: LocalSettings, name: (typeof logNames)[number]): string =>
  join(logDir(settings), `${name}.log`);

/** Engines of a supervisor that was killed may take as long to let go of their folders. */
const folderFreeWithinMs = 10_000;

const startOurEngines = ({ mongodbUri, redisUrl, ...settings }: LocalSettings): Promise<Engines> =>
  startEngines({
    dataDir: settings.dataDir,
    logDir: logDir(settings),
    folderFreeWithinMs,
    ...(mongodbUri !== undefined && { mongodbUri }),
    ...(redisUrl !== undefined && { redisUrl }),
  });

const startEmulators = async (
  settings: LocalSettings,
  secrets: LocalSecrets,
): Promise<RunningSandbox | undefined> => {
  if (settings.stripeIsLive) return undefined;
  return await startSandboxProcess({
    port: settings.sandboxPort,
    host: settings.host,
    dataDir: sandboxDataDir(settings),
    kassaUrl: localUrl(settings.host, settings.port),
    stripeWebhookUrl: `${localUrl(settings.host, settings.port)}/api/v1/webhooks/stripe`,
    stripeWebhookSecret: stripeSigningSecret(settings, secrets),
    logFile: logFile(settings, 'sandbox'),
    ...(settings.sandboxSeed !== undefined && { seed: settings.sandboxSeed }),
  });
};

const watchForLoss = (
  parts: Readonly<Record<string, Running | undefined>>,
  onLoss: (sentence: string) => void,
): void => {
  for (const [name, part] of Object.entries(parts)) {
    void part?.exited.then((how) => onLoss(`The ${name} process ended unexpectedly (${how}).`));
  }
};

const describe = (
  settings: LocalSettings,
  engines: Engines,
  sandbox: RunningSandbox | undefined,
  kept: readonly (readonly [string, Kept])[],
): RunningSystem => ({
  supervisorPid: process.pid,
  apiUrl: localUrl(settings.host, settings.port),
  mongodbUri: engines.mongodbUri,
  redisUrl: engines.redisUrl,
  ...(sandbox && { sandboxUrl: sandbox.url }),
  processes: {
    ...Object.fromEntries(kept.map(([name, part]) => [name, part.pid()])),
    ...(engines.mongo && { mongo: engines.mongo.pid }),
    ...(engines.redis && { redis: engines.redis.pid }),
    ...(sandbox && { sandbox: sandbox.pid }),
  },
});
