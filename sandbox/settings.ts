import { z } from 'zod';
import { type SandboxOptions } from './start-sandbox.ts';

const environment = z
  .object({
    SANDBOX_PORT: z.coerce.number().int().min(0).max(65_000).default(4010),
    HOST: z.string().min(1).default('127.0.0.1'),
    SANDBOX_DATA_DIR: z.string().min(1).optional(),
    /** Where Kassa listens: emulators call it there. */
    KASSA_URL: z.url().optional(),
    SANDBOX_SEED: z.coerce.number().int().min(0).default(1),
    STRIPE_WEBHOOK_URL: z.url().optional(),
    STRIPE_WEBHOOK_SECRET: z.string().min(1).optional(),
  })
  .refine((env) => (env.STRIPE_WEBHOOK_URL === undefined) === (env.STRIPE_WEBHOOK_SECRET === undefined), {
    path: ['STRIPE_WEBHOOK_SECRET'],
    message: 'STRIPE_WEBHOOK_URL and STRIPE_WEBHOOK_SECRET belong together',
  });

/** Takes the environment and gives the options of the sandbox; a wrong value is an error with one line per mistake. */
export const readSettings = (env: NodeJS.ProcessEnv): SandboxOptions => {
  const parsed = environment.safeParse(env);
  if (!parsed.success)
    throw new Error(
      parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'),
    );
  const { data } = parsed;
  const { STRIPE_WEBHOOK_URL: url, STRIPE_WEBHOOK_SECRET: secret, KASSA_URL: kassaUrl } = data;
  const shop = kassaUrl === undefined ? {} : { shopUrl: kassaUrl.replace(/\/+$/, '') };
  return {
    port: data.SANDBOX_PORT,
    host: data.HOST,
    seed: data.SANDBOX_SEED,
    ...(data.SANDBOX_DATA_DIR === undefined ? {} : { dataDir: data.SANDBOX_DATA_DIR }),
    ...(url === undefined || secret === undefined ? {} : { stripe: { webhook: { url, secret } } }),
    click: shop,
    payme: shop,
    paypal: shop,
  };
};
