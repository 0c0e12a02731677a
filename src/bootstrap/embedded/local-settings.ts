import { resolve } from 'node:path';
import { z } from 'zod';
import { CannotStart } from './cannot-start.ts';
import { projectRoot } from './project-root.ts';

const port = z.coerce.number().int().min(1).max(65_535);

const schema = z.object({
  PORT: port.default(3000),
  HOST: z.string().default('127.0.0.1'),
  SANDBOX_PORT: port.default(4010),
  SANDBOX_SEED: z.string().optional(),
  KASSA_DATA_DIR: z.string().default(resolve(projectRoot, '.kassa')),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, 'must begin with mongodb:// or mongodb+srv://')
    .optional(),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, 'must begin with redis:// or rediss://')
    .optional(),
  JWT_SECRET: z.string().optional(),
  STRIPE_SECRET_KEY: z.string().optional(),
  STRIPE_WEBHOOK_SECRETS: z.string().optional(),
});

export type LocalSettings = Readonly<{
  port: number;
  host: string;
  sandboxPort: number;
  sandboxSeed?: string;
  /** Absolute. */
  dataDir: string;
  mongodbUri?: string;
  redisUrl?: string;
  jwtSecret?: string;
  stripeWebhookSecrets?: string;
  /** A real account is configured, so the emulator of Stripe stays out of the way. */
  stripeIsLive: boolean;
}>;

/** What `npm start` reads from the environment; the processes it starts read their own configuration. */
export const readLocalSettings = (env: NodeJS.ProcessEnv): LocalSettings => {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    throw new CannotStart(
      parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'),
    );
  }
  const set = parsed.data;
  return {
    port: set.PORT,
    host: set.HOST,
    sandboxPort: set.SANDBOX_PORT,
    dataDir: resolve(set.KASSA_DATA_DIR),
    stripeIsLive: set.STRIPE_SECRET_KEY !== undefined,
    ...(set.SANDBOX_SEED !== undefined && { sandboxSeed: set.SANDBOX_SEED }),
    ...(set.MONGODB_URI !== undefined && { mongodbUri: set.MONGODB_URI }),
    ...(set.REDIS_URL !== undefined && { redisUrl: set.REDIS_URL }),
    ...(set.JWT_SECRET !== undefined && { jwtSecret: set.JWT_SECRET }),
    ...(set.STRIPE_WEBHOOK_SECRETS !== undefined && { stripeWebhookSecrets: set.STRIPE_WEBHOOK_SECRETS }),
  };
};
