import { randomBytes } from 'node:crypto';
import { type Config, readConfig } from '#bootstrap/config';
import { roomyRates } from '#bootstrap/rate-settings';
import { secret } from '#test/interfaces/http/support/edge';
import { takeDatabase } from './databases.ts';

/** Webhooks that are lost in a test stay lost, unless it is about finding them: a hundred years, in milliseconds. */
const never = '3153600000000';

export const webhookSecret = 'whsec_of_the_world';

/** The environment of a Kassa of its own: a database and a Redis prefix that nobody else has. */
export const anEnvironment = (changes: Readonly<Record<string, string>> = {}): Record<string, string> => {
  const name = takeDatabase();
  const { MONGODB_URI = '', REDIS_URL = '' } = process.env;
  return {
    MONGODB_URI: MONGODB_URI.replace(/^(mongodb(?:\+srv)?:\/\/[^/?]+)(\/[^?]*)?/, `$1/${name}`),
    REDIS_URL,
    REDIS_PREFIX: `${name}_${randomBytes(3).toString('hex')}`,
    JWT_SECRET: secret,
    DATA_KEYS: `k1:${Buffer.alloc(32, 7).toString('base64')}`,
    STRIPE_SECRET_KEY: 'sk_test_kassa',
    STRIPE_WEBHOOK_SECRETS: webhookSecret,
    GATEWAY_TIMEOUT_MS: '2000',
    RATE_LIMITS: roomyRates,
    EVENT_WALK_EVERY_MS: never,
    KASSA_SANDBOX: 'true',
    LOG_LEVEL: 'silent',
    ...changes,
  };
};

export const configOf = (environment: Record<string, string>): Config => readConfig(environment);
