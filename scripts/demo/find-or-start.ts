import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CannotStart } from '#bootstrap/embedded/cannot-start';
import { readLocalSecrets } from '#bootstrap/embedded/local-secrets';
import { readLocalSettings } from '#bootstrap/embedded/local-settings';
import { mintToken } from '#bootstrap/embedded/mint-token';
import { freePort, freeRun } from '#bootstrap/embedded/processes/free-port';
import { emulatorPorts } from '#bootstrap/embedded/refuse-taken-ports';
import { findRunningSystem, type RunningSystem } from '#bootstrap/embedded/running-system';
import { runningParts } from '#bootstrap/embedded/stop-in-order';
import { supervise } from '#bootstrap/embedded/supervise';

export type DemoSystem = Readonly<{
  apiUrl: string;
  sandboxUrl: string;
  /** An admin's. */
  tokenOf(tenant: string): string;
  isOurs: boolean;
  stop(): Promise<void>;
}>;

const tokenLifetimeMs = 3_600_000;
const stopWithinMs = 10_000;
/** Nobody wants to wait five seconds in a demo for a provider that says nothing. */
const providerTimeoutMs = 1_500;

/** The system that runs on the data folder, else one of our own that leaves nothing behind. */
export const findOrStart = async (env: NodeJS.ProcessEnv, onStart: (stop: () => Promise<void>) => void) => {
  const settings = readLocalSettings(env);
  const running = await findRunningSystem(settings.dataDir);
  if (!running) return startOwn(env, onStart);
  const secret = settings.jwtSecret ?? readLocalSecrets(settings.dataDir)?.jwtSecret ?? '';
  return demoSystem(running, secret, false, () => Promise.resolve());
};

const startOwn = async (
  env: NodeJS.ProcessEnv,
  onStart: (stop: () => Promise<void>) => void,
): Promise<DemoSystem> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'kassa-demo-'));
  const parts = runningParts(stopWithinMs);
  let isStopping = false;
  const stop = async (): Promise<void> => {
    isStopping = true;
    await parts.stopAll();
    rmSync(dataDir, { recursive: true, force: true });
  };
  onStart(stop);
  const own = {
    ...env,
    KASSA_DATA_DIR: dataDir,
    PORT: String(await freePort()),
    SANDBOX_PORT: String(await freeRun(1 + emulatorPorts)),
    GATEWAY_TIMEOUT_MS: String(providerTimeoutMs),
    LOG_LEVEL: 'warn',
  };
  const { system, jwtSecret } = await supervise({
    settings: readLocalSettings(own),
    env: own,
    onRunning: parts.add,
    onLoss: (sentence) => {
      if (!isStopping) console.error(sentence);
    },
    say: (line) => console.error(line),
  });
  return demoSystem(system, jwtSecret, true, stop);
};

const demoSystem = (
  { apiUrl, sandboxUrl }: RunningSystem,
  jwtSecret: string,
  isOurs: boolean,
  stop: () => Promise<void>,
): DemoSystem => {
  if (sandboxUrl === undefined)
    throw new CannotStart('The demo plays the provider, so it needs the sandbox: unset STRIPE_SECRET_KEY.');
  const claims = { sub: 'demo', roles: ['admin'], lifetimeMs: tokenLifetimeMs } as const;
  const tokenOf = (tenant: string): string => mintToken(jwtSecret, { ...claims, tenant });
  return { apiUrl, sandboxUrl, tokenOf, isOurs, stop };
};
