import { join } from 'node:path';
import { localSecrets } from '#bootstrap/embedded/local-secrets';
import { readLocalSettings } from '#bootstrap/embedded/local-settings';
import { mintToken } from '#bootstrap/embedded/mint-token';
import { processEnvironment } from '#bootstrap/embedded/process-environment';
import { freePort } from '#bootstrap/embedded/processes/free-port';
import { type Running } from '#bootstrap/embedded/processes/running';
import { type Engines } from '#bootstrap/embedded/start-engines';
import { startApi, startWorker } from '#bootstrap/embedded/start-kassa-process';
import { profiled } from '../profile/profiled.ts';
import { type Emulator } from './start-emulator.ts';

export type Kassa = Readonly<{
  api: Running;
  worker: Running;
  port: number;
  /** Of an administrator of the tenant that all load is for. */
  token: string;
  tenantId: string;
  webhookSecret: string;
  /** What API and worker were told, to start another one beside them. */
  environment: NodeJS.ProcessEnv;
  logDir: string;
  /** Begins or ends a CPU profile of both, if profiles were asked for. */
  toggleProfile: () => void;
}>;

export type KassaNeeds = Readonly<{
  dataDir: string;
  engines: Engines;
  emulator: Emulator;
  profileDir?: string;
  /** What its environment says besides. */
  given?: Readonly<Record<string, string>>;
  onRunning: (part: Running) => void;
}>;

const tenantId = 'bench';
const tokenLifetimeMs = 6 * 3_600_000;

/** API and worker, configured exactly as `npm start` does it: log level `info`, into a file. */
export const startKassa = async (needs: KassaNeeds): Promise<Kassa> => {
  const { dataDir, engines, emulator, profileDir, given = {}, onRunning } = needs;
  const port = await freePort();
  const secrets = localSecrets(dataDir);
  const settings = readLocalSettings({ PORT: String(port), KASSA_DATA_DIR: dataDir });
  const environment = processEnvironment({
    settings,
    secrets,
    mongodbUri: engines.mongodbUri,
    redisUrl: engines.redisUrl,
    sandbox: { url: emulator.controlUrl, stripeUrl: emulator.stripeUrl },
    given,
  });
  const logDir = join(dataDir, 'logs');
  const of = (name: 'api' | 'worker'): [NodeJS.ProcessEnv, { logFile: string }] => [
    profileDir === undefined ? environment : profiled(environment, name, profileDir),
    { logFile: join(logDir, `${name}.log`) },
  ];
  const worker = await startWorker(...of('worker'));
  onRunning(worker);
  const api = await startApi(...of('api'));
  onRunning(api);
  const claims = { sub: 'bench', tenant: tenantId, roles: ['admin'], lifetimeMs: tokenLifetimeMs } as const;
  return {
    api,
    worker,
    port,
    token: mintToken(secrets.jwtSecret, claims),
    tenantId,
    webhookSecret: secrets.stripeWebhookSecret,
    environment,
    logDir,
    toggleProfile: () => {
      if (profileDir !== undefined) for (const { pid } of [api, worker]) process.kill(pid, 'SIGUSR2');
    },
  };
};
