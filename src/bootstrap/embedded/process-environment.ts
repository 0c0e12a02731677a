import { join } from 'node:path';
import { localUrl } from './local-address.ts';
import type { LocalSecrets } from './local-secrets.ts';
import type { LocalSettings } from './local-settings.ts';
import { emulatedProviders } from './emulated-providers.ts';
import type { RunningSandbox } from './start-sandbox-process.ts';
import { roomyRates } from '../rate-settings.ts';

export type Surroundings = Readonly<{
  settings: LocalSettings;
  secrets: LocalSecrets;
  mongodbUri: string;
  redisUrl: string;
  /** Absent when a real provider account is configured. */
  sandbox?: Pick<RunningSandbox, 'url' | 'stripeUrl'> & Partial<Pick<RunningSandbox, 'urls'>>;
  /** What the user set; it wins over what we would choose. */
  given: NodeJS.ProcessEnv;
}>;

/** What the API and the worker are told by their environment, exactly as an operator would in production. */
export const processEnvironment = (around: Surroundings): NodeJS.ProcessEnv => {
  const { settings, secrets, sandbox, given } = around;
  const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
  const chosen: NodeJS.ProcessEnv = {
    ...(sandbox && {
      ...emulatedProviders(sandbox.urls ?? {}, {
        paypalCaFile: join(sandboxDataDir(settings), 'paypal-ca.pem'),
        given: set,
      }),
      STRIPE_SECRET_KEY: 'sk_test_kassa_sandbox',
      STRIPE_API_BASE: sandbox.stripeUrl,
      STRIPE_WEBHOOK_SECRETS: secrets.stripeWebhookSecret,
      SANDBOX_CONTROL_URL: sandbox.url,
      KASSA_SANDBOX: 'true',
    }),
    PUBLIC_URL: localUrl(settings.host, settings.port),
    JWT_SECRET: secrets.jwtSecret,
    DATA_KEYS: `local:${secrets.dataKey}`,
    RATE_LIMITS: roomyRates,
  };
  return {
    ...chosen,
    ...set,
    PORT: String(settings.port),
    HOST: settings.host,
    MONGODB_URI: around.mongodbUri,
    REDIS_URL: around.redisUrl,
  };
};

/** Where the emulators keep their state, and leave what Kassa needs of them. */
export const sandboxDataDir = (settings: LocalSettings): string => join(settings.dataDir, 'sandbox');

/** What the emulator signs with: the first of the secrets that Kassa accepts. */
export const stripeSigningSecret = (settings: LocalSettings, secrets: LocalSecrets): string =>
  settings.stripeWebhookSecrets?.split(',')[0]?.trim() ?? secrets.stripeWebhookSecret;
