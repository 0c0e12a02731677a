import { setPriority } from 'node:os';
import { bullmqWorkers } from '#infrastructure/bullmq/bullmq-workers';
import { workerRedis } from '#infrastructure/bullmq/redis-connection';
import { listen } from '#interfaces/http/listen';
import { runSweeps } from '#interfaces/jobs/run-sweeps';
import { sweeps } from '#interfaces/jobs/sweeps';
import { openModules } from './modules.ts';
import { openPlatform } from './platform.ts';
import { runTelegram } from './run-telegram.ts';
import { runProcess } from './run-process.ts';
import { workerHealth } from './worker-health.ts';
import { watchBreakers } from './watch-breakers.ts';
import { watchLag } from './watch-lag.ts';

/** Where API and worker share a machine, those who wait for an answer go first; what the worker does can wait a moment. */
const niceness = 5;
setPriority(niceness);

runProcess(async (config) => {
  const platform = await openPlatform(config);
  const { log, metrics, realClock } = platform;
  const modules = openModules(platform);
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
  const sweeping = runSweeps(sweeps, modules, { log, metrics, now: () => realClock.now().getTime() });
  const telegram = runTelegram(platform, modules);
  const lag = watchLag(platform);
  const breakers = watchBreakers(platform, modules.gateways.breakers);
  const health =
    config.WORKER_PORT === undefined
      ? undefined
      : await listen(workerHealth(platform, modules.gateways.breakers), {
          port: config.WORKER_PORT,
          host: config.HOST,
        });
  log.info('worker-started', { concurrency: config.WORKER_CONCURRENCY });
  return {
    stop: async () => {
      lag.stop();
      breakers.stop();
      await Promise.all([
        workers.close(),
        sweeping.stop(),
        telegram.stop(),
        health?.close(config.SHUTDOWN_GRACE_MS),
      ]);
      redis.disconnect();
      await platform.close();
    },
  };
});
