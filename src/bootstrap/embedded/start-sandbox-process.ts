import { z } from 'zod';
import { forkUntilReady } from './processes/fork-until-ready.ts';
import type { Running } from './processes/running.ts';
import { builtFile } from './project-root.ts';

export type SandboxOptions = Readonly<{
  /** The control port; the emulators listen on the ports after it. */
  port: number;
  host?: string;
  dataDir: string;
  seed?: string;
  /** Where the emulator of Stripe sends its events, and what it signs them with. */
  stripeWebhookUrl: string;
  stripeWebhookSecret: string;
  /** Where Kassa listens: the other emulators tell it what they have to tell. */
  kassaUrl?: string;
  logFile?: string;
}>;

export type RunningSandbox = Running &
  Readonly<{
    url: string;
    stripeUrl: string;
    /** Every emulator that runs, by provider. */
    urls: Readonly<Record<string, string>>;
  }>;

const readyWithinMs = 30_000;
const hostDefault = '127.0.0.1';
const readySchema = z.object({ ready: z.literal(true), control: z.url(), stripe: z.url() }).catchall(z.url());

/** Starts the provider emulators in a process of their own. */
export const startSandboxProcess = async (options: SandboxOptions): Promise<RunningSandbox> => {
  const host = options.host ?? hostDefault;
  const { running, ready } = await forkUntilReady({
    name: 'sandbox',
    file: builtFile('sandbox/main.js'),
    env: {
      ...process.env,
      HOST: host,
      SANDBOX_PORT: String(options.port),
      SANDBOX_DATA_DIR: options.dataDir,
      STRIPE_WEBHOOK_URL: options.stripeWebhookUrl,
      STRIPE_WEBHOOK_SECRET: options.stripeWebhookSecret,
      ...(options.seed !== undefined && { SANDBOX_SEED: options.seed }),
      ...(options.kassaUrl !== undefined && { KASSA_URL: options.kassaUrl }),
    },
    nodeFlags: ['--enable-source-maps'],
    readyWithinMs,
    ...(options.logFile !== undefined && { logFile: options.logFile }),
  });
  const { ready: _ready, control, ...urls } = readySchema.parse(ready);
  return { ...running, url: control, stripeUrl: urls.stripe, urls };
};
