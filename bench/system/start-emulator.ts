import { z } from 'zod';
import { forkUntilReady } from '#bootstrap/embedded/processes/fork-until-ready';
import { type Running } from '#bootstrap/embedded/processes/running';
import { builtFile } from '#bootstrap/embedded/project-root';

export type Emulator = Running & Readonly<{ controlUrl: string; stripeUrl: string }>;

const readyWithinMs = 30_000;
const readySchema = z.object({ control: z.url(), stripe: z.url() });

/**
 * The emulator of Stripe as `npm start` has it, but without a file for its state and without an address to send events
 * to: it is part of the scenery, and what it spends is taken from both contenders.
 */
export const startEmulator = async (logFile: string): Promise<Emulator> => {
  const { running, ready } = await forkUntilReady({
    name: 'sandbox',
    file: builtFile('sandbox/main.js'),
    env: { ...elsewhere(process.env), SANDBOX_PORT: '0' },
    readyWithinMs,
    logFile,
  });
  const { control, stripe } = readySchema.parse(ready);
  return { ...running, controlUrl: control, stripeUrl: stripe };
};

/** What is set for another sandbox on this machine is not for ours. */
const elsewhere = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !/^(SANDBOX|STRIPE)_/.test(name)));
