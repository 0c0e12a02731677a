import { z } from 'zod';
import { retentionDaysMin } from '#domain/audit/expiry';
import { missingOfProviders, providerFields } from './provider-settings.ts';
import { largestAdjustments } from './ledger-settings.ts';
import { missingOfTelegram, telegramFields } from './telegram-settings.ts';
import { rateLimits, usualRatesInWords } from './rate-settings.ts';
import { settingList } from './setting-list.ts';

const port = z.coerce.number().int().min(0).max(65_535);
const ms = z.coerce.number().int().min(1);
const count = z.coerce.number().int().min(1);

const needed = (what: string) => ({
  error: (issue: { input?: unknown }) => (issue.input === undefined ? `is missing: ${what}` : undefined),
});

/** `id:base64`, 32 bytes each; the first encrypts, all decrypt. */
const keyRing = z
  .string(needed('give a ring of keys, such as "k1:$(openssl rand -base64 32)"'))
  .pipe(settingList)
  .pipe(
    z
      .array(
        z.string().transform((entry, context) => {
          const colon = entry.indexOf(':');
          const key = Buffer.from(entry.slice(colon + 1), 'base64');
          if (colon < 1 || key.length !== 32) {
            context.addIssue(
              'must be id:key with a key of 32 bytes in base64, such as "k1:$(openssl rand -base64 32)"',
            );
            return z.NEVER;
          }
          return { id: entry.slice(0, colon), key: new Uint8Array(key) };
        }),
      )
      .min(1),
  );

/** Every setting there is, with its default and what it is for. Printed into docs/generated/configuration.md. */
export const ConfigSchema = z
  .object({
    MONGODB_URI: z
      .string(needed('where MongoDB is, such as mongodb://127.0.0.1:27017/kassa'))
      .regex(/^mongodb(\+srv)?:\/\//, 'must begin with mongodb:// or mongodb+srv://')
      .describe('MongoDB: a replica set in production'),
    REDIS_URL: z
      .string(needed('where Redis is, such as redis://127.0.0.1:6379'))
      .regex(/^rediss?:\/\//, 'must begin with redis:// or rediss://')
      .describe('Redis 6.2 or newer, maxmemory-policy noeviction'),
    REDIS_PREFIX: z
      .string()
      .regex(/^[\w-]+$/)
      .default('kassa')
      .describe('Prefix of all keys in Redis'),
    HOST: z.string().default('127.0.0.1').describe('Address to listen on'),
    PORT: port.default(3000).describe('Port of the API'),
    PUBLIC_URL: z
      .url({ protocol: /^https?$/ })
      .transform((url) => url.replace(/\/+$/, ''))
      .optional()
      .describe(
        'Where the world reaches the API, such as https://pay.example.com; begins the links we hand out',
      ),
    WORKER_PORT: port
      .optional()
      .describe('Port on which the worker answers health checks and metrics; without it it listens nowhere'),
    JWT_SECRET: settingList
      .pipe(z.array(z.string().min(32, 'each secret needs 32 characters or more')).min(1))
      .optional()
      .describe('HS256 secrets of user tokens, comma-separated while one replaces another'),
    JWT_JWKS_URL: z.url().optional().describe('Where the public keys of RS256 and ES256 tokens are'),
    JWT_ISSUER: z.string().optional().describe('The issuer tokens must name'),
    JWT_AUDIENCE: z.string().optional().describe('The audience tokens must name'),
    DATA_KEYS: keyRing.describe(
      'Key ring that encrypts provider tokens at rest: id:base64 of 32 bytes, comma-separated, newest first',
    ),
    ...providerFields,
    ...telegramFields,
    GATEWAY_MODE: z
      .enum(['test', 'live'])
      .optional()
      .describe('Only gateway accounts of this mode take new payments; without it all do'),
    GATEWAY_TIMEOUT_MS: ms
      .default(5_000)
      .describe('How long a provider may take to answer before we ask what happened'),
    GATEWAY_CALLS_MAX: count
      .default(64)
      .describe('Calls to one gateway account at a time, per process; as many more may wait for a place'),
    GATEWAY_REST_MS: ms
      .default(5_000)
      .describe('How long calls to an account are held back after its provider has stopped answering'),
    MANUAL_PAYMENT_DAYS_MAX: count
      .default(90)
      .describe('How many days ago money may have been received that an admin records by hand'),
    EVENT_WALK_EVERY_MS: ms
      .default(300_000)
      .describe("How often a provider's own list of events is walked for webhooks that never came"),
    LEDGER_ADJUSTMENT_MAX: largestAdjustments
      .optional()
      .describe(
        'The most that one adjustment of the ledger may be, as USD=100000000,UZS=…, in minor units; for currencies not named a million of the currency',
      ),
    RENEWALS_AT_ONCE: count
      .default(48)
      .describe('How many subscriptions a worker renews at a time: fewer leave more room for live charges'),
    WORKER_CONCURRENCY: count.default(20).describe('Jobs of each queue a worker does at a time'),
    MONGODB_POOL_MAX: count.default(50).describe('Connections to MongoDB per process'),
    REQUEST_TIMEOUT_MS: ms.default(30_000).describe('How long a request may take before it is answered 503'),
    SHUTDOWN_GRACE_MS: ms
      .default(10_000)
      .describe('How long requests and jobs under way may take at shutdown'),
    RATE_LIMIT: z
      .enum(['on', 'off'])
      .default('on')
      .describe('Whether calls are counted and refused with 429 when they are too many'),
    RATE_LIMITS: rateLimits
      .optional()
      .describe(
        `Other limits, as name=count a minute, name=count/seconds or name=off, comma-separated; in place of ${usualRatesInWords}`,
      ),
    RATE_LIMIT_WITHOUT_REDIS: z
      .enum(['closed-for-money', 'local', 'open'])
      .default('closed-for-money')
      .describe(
        'While Redis is away: calls that move money are refused with 503, and each process counts all others by itself; or each counts all of them; or nothing is limited',
      ),
    RATE_LIMIT_GRACE_MS: z.coerce
      .number()
      .int()
      .min(0)
      .default(2_000)
      .describe('How long Redis may be away before calls that move money are refused for it'),
    AUDIT_RETENTION_DAYS: count
      .min(retentionDaysMin, `must be ${retentionDaysMin} or more: card schemes want a year of audit trail`)
      .default(2_557)
      .describe('How many days records of the audit trail are kept; seven years by default'),
    CORS_ORIGINS: settingList
      .optional()
      .describe('Origins of browser pages that may call the API, comma-separated'),
    TRUSTED_PROXIES: z.coerce
      .number()
      .int()
      .min(0)
      .default(0)
      .describe('How many proxies of your own stand before the API'),
    SMTP_URL: z
      .string()
      .regex(/^smtps?:\/\/[^/]+/, 'must begin with smtp:// or smtps:// and name a host')
      .optional()
      .describe(
        'Mail server, such as smtps://user:password@smtp.example.com:465; without it customers get no e-mail',
      ),
    SMTP_TIMEOUT_MS: ms.default(10_000).describe('How long the mail server may take for each answer'),
    MAIL_FROM: z
      .string()
      .regex(/^[^\r\n]*[^\s<>@]+@[^\s<>@]+>?$/, 'must be an address, such as Kassa <billing@example.com>')
      .default('Kassa <no-reply@kassa.invalid>')
      .describe('Whom e-mails come from: an address that the mail server may send for'),
    LOG_LEVEL: z
      .enum(['debug', 'info', 'warn', 'error', 'silent'])
      .default('info')
      .describe('Least severe lines to log'),
    SEED_PLANS: z
      .stringbool()
      .optional()
      .describe(
        'Whether a tenant without plans of its own has the ready catalogues; on with KASSA_SANDBOX unless told otherwise',
      ),
    KASSA_SANDBOX: z.stringbool().default(false).describe('Allows the test clock; never in production'),
    SANDBOX_CONTROL_URL: z.url().optional().describe('Control address of the provider emulators'),
  })
  .refine(({ JWT_SECRET, JWT_JWKS_URL }) => JWT_SECRET !== undefined || JWT_JWKS_URL !== undefined, {
    error: 'is missing: give JWT_SECRET or JWT_JWKS_URL, or nobody can log in',
    path: ['JWT_SECRET'],
    // Beside mistakes elsewhere too: whoever starts Kassa learns of all of them at once.
    when: () => true,
  })
  .superRefine(
    (given, context) => {
      for (const { name, beside } of [...missingOfProviders(given), ...missingOfTelegram(given)])
        context.addIssue({
          code: 'custom',
          path: [name],
          message: `is missing: ${beside} needs it beside`,
        });
    },
    { when: () => true },
  );
export type Config = z.output<typeof ConfigSchema>;

/** A start that can't be. Its message is one line per mistake, fit to be shown as it is. */
export class WrongConfiguration extends Error {
  override readonly name = 'WrongConfiguration';
}

/** Reads the environment; an empty variable counts as unset. Throws WrongConfiguration. */
export const readConfig = (env: NodeJS.ProcessEnv): Config => {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = ConfigSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new WrongConfiguration(
    parsed.error.issues
      .map(
        ({ path, message }) =>
          `${String(path[0])} ${message.startsWith('Invalid') ? `is wrong: ${message}` : message}`,
      )
      .join('\n'),
  );
};
