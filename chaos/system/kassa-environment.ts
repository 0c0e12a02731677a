import { join } from 'node:path';
import { emulatedProviders } from '#bootstrap/embedded/emulated-providers';
import { providerFields } from '#bootstrap/provider-settings';
import { roomyRates } from '#bootstrap/rate-settings';
import { type LocalSecrets } from '#bootstrap/embedded/local-secrets';
import { type RunningSandbox } from '#bootstrap/embedded/start-sandbox-process';

/** Short, so that a provider that says nothing soon counts as silent and somebody asks. */
export const providerTimeoutMs = 1_200;

type Surroundings = Readonly<{
  secrets: LocalSecrets;
  sandbox: Pick<RunningSandbox, 'url' | 'stripeUrl' | 'urls'>;
  /** Where the emulators leave what Kassa needs of them. */
  sandboxDataDir: string;
  /** Where people and providers reach whichever API process lives. */
  frontUrl: string;
  mongodbUri: string;
  redis: Readonly<{ url: string; prefix: string }>;
}>;

/** What API and worker are told; nothing of the caller's own configuration may leak in. */
export const kassaEnvironment = ({
  secrets,
  sandbox,
  sandboxDataDir,
  frontUrl,
  mongodbUri,
  redis,
}: Surroundings): NodeJS.ProcessEnv => ({
  NODE_ENV: 'production',
  HOST: '127.0.0.1',
  MONGODB_URI: mongodbUri,
  REDIS_URL: redis.url,
  REDIS_PREFIX: redis.prefix,
  JWT_SECRET: secrets.jwtSecret,
  DATA_KEYS: `local:${secrets.dataKey}`,
  ...Object.fromEntries(Object.keys(providerFields).map((name) => [name, ''])),
  ...emulatedProviders(sandbox.urls, { paypalCaFile: join(sandboxDataDir, 'paypal-ca.pem') }),
  STRIPE_SECRET_KEY: 'sk_test_kassa_chaos',
  STRIPE_API_BASE: sandbox.stripeUrl,
  STRIPE_WEBHOOK_SECRETS: secrets.stripeWebhookSecret,
  GATEWAY_TIMEOUT_MS: String(providerTimeoutMs),
  RATE_LIMIT: '',
  RATE_LIMITS: roomyRates,
  RATE_LIMIT_WITHOUT_REDIS: '',
  LOG_LEVEL: 'warn',
  GATEWAY_MODE: '',
  PUBLIC_URL: frontUrl,
  KASSA_SANDBOX: 'true',
  SANDBOX_CONTROL_URL: sandbox.url,
  JWT_JWKS_URL: '',
  JWT_ISSUER: '',
  JWT_AUDIENCE: '',
});
