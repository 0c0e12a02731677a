import { z } from 'zod';
import { forkUntilReady } from '#bootstrap/embedded/processes/fork-until-ready';
import { type Running } from '#bootstrap/embedded/processes/running';
import { builtFile } from '#bootstrap/embedded/project-root';

export type Limit = Running & Readonly<{ port: number }>;
export type LimitNeeds = Readonly<{
  mongodbUri: string;
  stripeUrl: string;
  webhookSecret: string;
  logFile: string;
}>;

const readyWithinMs = 30_000;

/** Starts the limit: what Kassa is measured against. */
export const startLimit = async (needs: LimitNeeds): Promise<Limit> => {
  const { running, ready } = await forkUntilReady({
    name: 'limit',
    file: builtFile('bench/limit/limit-server.js'),
    env: {
      ...process.env,
      MONGODB_URI: needs.mongodbUri,
      STRIPE_API_BASE: needs.stripeUrl,
      WEBHOOK_SECRET: needs.webhookSecret,
    },
    readyWithinMs,
    logFile: needs.logFile,
  });
  return { ...running, port: z.object({ port: z.number() }).parse(ready).port };
};
