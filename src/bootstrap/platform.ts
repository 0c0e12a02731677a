import { connectMongo, type Mongo } from '#infrastructure/mongo/connection';
import { ensureIndexes } from '#infrastructure/mongo/ensure-indexes';
import { mongoTestClock } from '#infrastructure/mongo/sandbox/mongo-test-clock';
import { bullmqQueues, type BullmqQueues } from '#infrastructure/bullmq/bullmq-queues';
import { producerRedis } from '#infrastructure/bullmq/redis-connection';
import { smtpMessenger } from '#infrastructure/email/smtp-messenger';
import { inBackground } from '#infrastructure/system/in-background';
import { systemClock } from '#infrastructure/system/system-clock';
import { ulidGenerator } from '#infrastructure/system/ulid-generator';
import { pinoLog, type PinoLog } from '#infrastructure/telemetry/pino-log';
import { prometheusMetrics } from '#infrastructure/telemetry/prometheus-metrics';
import { redisBreakerBoard } from '#infrastructure/redis/redis-breaker-board';
import { redisKeyRefusals } from '#infrastructure/redis/redis-key-refusals';
import { redisRateLimiter } from '#infrastructure/redis/rates/redis-rate-limiter';
import { type BreakerBoard } from '#application/gateways/ports/breaker-board';
import { type KeyRefusals } from '#application/gateways/ports/key-refusals';
import { type Messenger } from '#application/notifications/ports/messenger';
import { type Background } from '#application/shared/ports/background';
import { type Clock } from '#application/shared/ports/clock';
import { type IdGenerator } from '#application/shared/ports/id-generator';
import { type Log } from '#application/shared/ports/log';
import { type Metrics } from '#application/shared/ports/metrics';
import { type RateLimiter } from '#application/shared/ports/rate-limiter';
import { type TestClock } from '#application/sandbox/ports/test-clock';
import { type HealthChecks } from '#interfaces/http/health';
import { type Config } from './config.ts';
import { telegramMessengers } from './telegram-messengers.ts';
import { usualRates } from './rate-settings.ts';

/** The machines a process stands on. */
export type Platform = Readonly<{
  config: Config;
  log: PinoLog;
  metrics: Metrics;
  mongo: Mongo;
  queues: BullmqQueues;
  /** Where the processes tell each other which accounts are held back. */
  breakers: BreakerBoard;
  /** Where they tell each other whose key was refused. */
  refusals: KeyRefusals;
  /** Undefined when nothing is to be limited. */
  rates: RateLimiter | undefined;
  /** Kassa's time: the real one, or the sandbox's. */
  clock: Clock;
  testClock: TestClock | undefined;
  realClock: Clock;
  ids: IdGenerator;
  /** The ways there are to write to customers. */
  messengers: readonly Messenger[];
  background: Background;
  checks: HealthChecks;
  close(): Promise<void>;
}>;

export const openPlatform = async (config: Config): Promise<Platform> => {
  const log = pinoLog({ level: config.LOG_LEVEL });
  const mongo = await connectMongo({ uri: config.MONGODB_URI, poolMax: config.MONGODB_POOL_MAX });
  await ensureIndexes(mongo);
  const redis = producerRedis(config.REDIS_URL);
  redis.on('error', (error) => log.debug('redis-error', { error }));
  const queues = bullmqQueues({ redis, prefix: config.REDIS_PREFIX, log });
  const breakers = redisBreakerBoard({ redis, prefix: config.REDIS_PREFIX, log });
  const { RATE_LIMITS: rates = usualRates, REDIS_PREFIX: prefix } = config;
  const realClock = systemClock();
  const testClock = config.KASSA_SANDBOX ? await mongoTestClock({ mongo, real: realClock }) : undefined;
  const clock = testClock ?? realClock;
  const messengers = [...openMessengers(config, log), ...telegramMessengers({ config, mongo, realClock })];
  const background = inBackground({ underWayMax: backgroundMax, log });
  const pingRedis = async (): Promise<void> => {
    await redis.ping();
  };
  // Then nobody can pay; otherwise all but the limits goes on.
  const isMoneyClosedWithoutRedis =
    config.RATE_LIMIT === 'on' && config.RATE_LIMIT_WITHOUT_REDIS === 'closed-for-money';
  return {
    config,
    log,
    metrics: prometheusMetrics(),
    mongo,
    queues,
    breakers,
    refusals: redisKeyRefusals({ redis, prefix: config.REDIS_PREFIX, log }),
    rates:
      config.RATE_LIMIT === 'on'
        ? redisRateLimiter({
            ...{ redis, prefix, rates, log },
            withoutRedis: config.RATE_LIMIT_WITHOUT_REDIS === 'open' ? 'open' : 'local',
            graceMs: config.RATE_LIMIT_GRACE_MS,
          })
        : undefined,
    clock,
    testClock,
    realClock,
    ids: ulidGenerator({ clock }),
    messengers,
    background,
    checks: {
      mongo: () => mongo.ping(),
      redis: isMoneyClosedWithoutRedis ? pingRedis : { canDoWithout: pingRedis },
    },
    close: async () => {
      await background.settled();
      for (const messenger of messengers) messenger.close();
      testClock?.stop();
      breakers.stop();
      await queues.close();
      redis.disconnect();
      await mongo.close();
      log.flush();
    },
  };
};

/** What is more is left to its sweep. */
const backgroundMax = 50;

const openMessengers = ({ SMTP_URL, SMTP_TIMEOUT_MS, MAIL_FROM }: Config, log: Log): readonly Messenger[] => {
  if (SMTP_URL !== undefined)
    return [smtpMessenger({ url: SMTP_URL, from: MAIL_FROM, timeoutMs: SMTP_TIMEOUT_MS })];
  log.warn('email-not-set-up', { advice: 'give SMTP_URL, or customers get no e-mail' });
  return [];
};
