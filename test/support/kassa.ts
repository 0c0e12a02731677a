import { type RequestListener } from 'node:http';
import { type BillingPorts } from '#application/billing/index';
import { type PaymentsPorts } from '#application/payments/index';
import { type RecoveryPorts } from '#application/recovery/index';
import { httpApp } from '#bootstrap/http-app';
import { type Modules, openModules } from '#bootstrap/modules';
import { openPlatform, type Platform } from '#bootstrap/platform';
import { bullmqWorkers } from '#infrastructure/bullmq/bullmq-workers';
import { workerRedis } from '#infrastructure/bullmq/redis-connection';
import { pinoLog } from '#infrastructure/telemetry/pino-log';
import { runSweeps } from '#interfaces/jobs/run-sweeps';
import { sweeps } from '#interfaces/jobs/sweeps';
import { configOf } from './a-config.ts';

/** One Kassa in this process: its machines, what it can do, its API as a listener, its worker when it is wanted. */
export type Kassa = Readonly<{
  platform: Platform;
  modules: Modules;
  app: RequestListener;
  /** Runs every sweep once, one after another. Gives how much there was to do. */
  sweep(): Promise<number>;
  /** What `start:worker` runs: the consumers of both queues and, unless told otherwise, the sweeps. */
  startWorker(with_?: { sweeping: boolean }): Promise<Readonly<{ stop(): Promise<void> }>>;
  close(): Promise<void>;
}>;
export type KassaOptions = Readonly<{
  /** Puts something between the payments module and its ports. */
  change?: (ports: PaymentsPorts) => PaymentsPorts;
  /** The same of the recovery module. */
  changeRecovery?: (ports: RecoveryPorts) => RecoveryPorts;
  /** The same of the billing module. */
  changeBilling?: (ports: BillingPorts) => BillingPorts;
  /** Takes every line of the log. */
  log?: (line: string) => void;
}>;

export const openKassa = async (
  environment: Record<string, string>,
  { change, changeRecovery, changeBilling, log }: KassaOptions = {},
): Promise<Kassa> => {
  const opened = await openPlatform(configOf(environment));
  const platform = log ? { ...opened, log: pinoLog({ level: 'debug', to: { write: log } }) } : opened;
  const modules = openModules(platform, change, undefined, changeRecovery, changeBilling);
  const workers = new Set<{ stop(): Promise<void> }>();
  return {
    platform,
    modules,
    app: httpApp(platform, modules),
    sweep: async () => {
      let found = 0;
      for (const { run } of sweeps) found += await run(modules);
      return found;
    },
    startWorker: async ({ sweeping } = { sweeping: true }) => {
      const started = await startWorker(platform, modules, sweeping);
      const worker = {
        stop: async () => {
          if (workers.delete(worker)) await started.stop();
        },
      };
      workers.add(worker);
      return worker;
    },
    close: async () => {
      await Promise.all([...workers].map((worker) => worker.stop()));
      await platform.close();
    },
  };
};

const startWorker = async (
  { config, log, metrics, realClock }: Platform,
  modules: Modules,
  sweeping: boolean,
) => {
  const redis = workerRedis(config.REDIS_URL);
  redis.on('error', (error) => log.debug('redis-error', { error }));
  const workers = bullmqWorkers(
    { deliverEvents: modules.deliverEvents, processWebhook: modules.webhooks.processWebhook },
    {
      redis,
      prefix: config.REDIS_PREFIX,
      store: modules.store,
      log,
      metrics,
      concurrency: config.WORKER_CONCURRENCY,
    },
  );
  const clocked = sweeping
    ? runSweeps(sweeps, modules, { log, metrics, now: () => realClock.now().getTime() })
    : undefined;
  return {
    stop: async () => {
      await Promise.all([workers.close(), clocked?.stop()]);
      redis.disconnect();
    },
  };
};
