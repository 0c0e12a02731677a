import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localSecrets } from '#bootstrap/embedded/local-secrets';
import { mintToken } from '#bootstrap/embedded/mint-token';
import { startMongo } from '#bootstrap/embedded/mongo/start-mongo';
import { freePort } from '#bootstrap/embedded/processes/free-port';
import { type Running } from '#bootstrap/embedded/processes/running';
import { type KassaProcessOptions, startApi, startWorker } from '#bootstrap/embedded/start-kassa-process';
import { startSandboxProcess } from '#bootstrap/embedded/start-sandbox-process';
import { processesOfAKind } from '../plan/draw-plan.ts';
import { kassaEnvironment } from './kassa-environment.ts';
import { openMongo, type ChaosMongo } from './open-mongo.ts';
import { openRedis, type ChaosRedis } from './open-redis.ts';
import { type Replaceable, replaceable } from './replaceable.ts';
import { sandboxControl, type SandboxControl } from './sandbox-control.ts';
import { openTcpGate, type TcpGate } from './tcp-gate.ts';

/** A whole Kassa of its own, whose parts can be broken. */
export type ChaosSystem = Readonly<{
  dataDir: string;
  apis: readonly (Replaceable & Readonly<{ url: string }>)[];
  workers: readonly Replaceable[];
  /** Between Kassa and its database. Absent when the database can't be reached through one door. */
  mongoGate: TcpGate | undefined;
  mongo: ChaosMongo;
  redis: ChaosRedis;
  sandbox: SandboxControl;
  /** Where each emulator is. */
  providerUrls: Readonly<Record<string, string>>;
  /** A token of whoever has this name, an admin. */
  tokenOf(name: string): string;
  stop(): Promise<void>;
  /** Removes its data. */
  forget(): void;
}>;

export type SystemNeeds = Readonly<{ seed: number; env: NodeJS.ProcessEnv }>;

const anAdmin = { tenant: 'chaos', roles: ['admin'], lifetimeMs: 24 * 3_600_000 } as const;
const numbers = Array.from({ length: processesOfAKind }, (_, index) => index + 1);

export const startSystem = async ({ seed, env }: SystemNeeds): Promise<ChaosSystem> => {
  const dataDir = mkdtempSync(join(tmpdir(), `kassa-chaos-${seed}-`));
  const running: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const stopPart of running.splice(0).reverse()) await stopPart();
  };
  const own = <T>(part: T, stopPart: (part: T) => Promise<void>): T => {
    running.push(() => stopPart(part));
    return part;
  };
  const logFile = (name: string): string => join(dataDir, 'logs', `${name}.log`);
  try {
    const secrets = localSecrets(dataDir);
    const mongoUri =
      env['MONGODB_URI'] ??
      own(await startMongo({ dataDir: join(dataDir, 'mongo'), logFile: logFile('mongo') }), (part) =>
        part.stop(),
      ).uri;
    const mongo = own(await openMongo(mongoUri, seed), (part) => part.close());
    const mongoGate = mongo.address && own(await openTcpGate(() => mongo.address), (gate) => gate.close());
    const redis = own(
      await openRedis({
        dataDir: join(dataDir, 'redis'),
        logFile: logFile('redis'),
        url: env['REDIS_URL'],
        seed,
      }),
      (part) => part.stop(),
    );

    const apiPorts = await Promise.all(numbers.map(() => freePort()));
    const apis: (Replaceable & Readonly<{ url: string }>)[] = [];
    /** What a load balancer does: leads whoever calls from outside to an API process that lives. */
    const front = own(
      await openTcpGate(() => {
        const up = apiPorts.filter((_, index) => apis[index]?.isUp());
        const port = up[Math.floor(Math.random() * up.length)];
        return port === undefined ? undefined : { host: '127.0.0.1', port };
      }),
      (gate) => gate.close(),
    );
    const frontUrl = `http://127.0.0.1:${front.port}`;
    const sandboxDataDir = join(dataDir, 'sandbox');
    const sandbox = own(
      await startSandboxProcess({
        port: 0,
        dataDir: sandboxDataDir,
        kassaUrl: frontUrl,
        seed: String(seed),
        stripeWebhookUrl: `${frontUrl}/api/v1/webhooks/stripe`,
        stripeWebhookSecret: secrets.stripeWebhookSecret,
        logFile: logFile('sandbox'),
      }),
      (part) => part.stop(),
    );
    const kassa = kassaEnvironment({
      secrets,
      sandbox,
      sandboxDataDir,
      frontUrl,
      redis,
      mongodbUri: mongo.uriThrough(mongoGate?.port),
    });
    const startNumbered = async (name: string, start: (options: KassaProcessOptions) => Promise<Running>) => {
      const options = { logFile: logFile(name) };
      return own(await replaceable(name, () => start(options)), (part) => part.stop());
    };
    const workers = await Promise.all(
      numbers.map((number) => startNumbered(`worker-${number}`, (options) => startWorker(kassa, options))),
    );
    const started = await Promise.all(
      apiPorts.map(async (port, index) => {
        const env = { ...kassa, PORT: String(port) };
        const api = await startNumbered(`api-${index + 1}`, (options) => startApi(env, options));
        return { ...api, url: `http://127.0.0.1:${port}` };
      }),
    );
    apis.push(...started);
    return {
      dataDir,
      apis,
      workers,
      mongoGate,
      mongo,
      redis,
      sandbox: sandboxControl(sandbox.url),
      providerUrls: sandbox.urls,
      tokenOf: (name) => mintToken(secrets.jwtSecret, { ...anAdmin, sub: name }),
      stop,
      forget: () => rmSync(dataDir, { recursive: true, force: true }),
    };
  } catch (error) {
    await stop();
    throw error;
  }
};
