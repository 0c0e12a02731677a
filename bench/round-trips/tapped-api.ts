import { freePort } from '#bootstrap/embedded/processes/free-port';
import { startApi } from '#bootstrap/embedded/start-kassa-process';
import { type Rig } from '../system/rig.ts';
import { httpListener } from './http-listener.ts';
import { mongoListener } from './mongo-listener.ts';
import { redisListener } from './redis-listener.ts';
import { type Tally, tally } from './tally.ts';
import { type WireTap, wireTap } from './wire-tap.ts';

export const parts = ['mongo', 'provider', 'redis'] as const;
export type Part = (typeof parts)[number];
export type TappedApi = Readonly<{
  port: number;
  counts: Readonly<Record<Part, Tally>>;
  stop: () => Promise<void>;
}>;

const variables = { mongo: 'MONGODB_URI', provider: 'STRIPE_API_BASE', redis: 'REDIS_URL' } as const;
const listeners = { mongo: mongoListener, provider: httpListener, redis: redisListener } as const;

/** A second API beside the first, whose every message to MongoDB, Redis and the provider is counted on its way. */
export const startTappedApi = async ({ kassa }: Rig): Promise<TappedApi> => {
  const counts = { mongo: tally(), provider: tally(), redis: tally() };
  const environment = { ...kassa.environment };
  const taps: WireTap[] = [];
  for (const part of parts) {
    const variable = variables[part];
    const address = new URL(environment[variable] ?? '');
    const tap = await wireTap(Number(address.port), () => listeners[part](counts[part].add));
    taps.push(tap);
    address.port = String(tap.port);
    environment[variable] = address.href;
  }
  const port = await freePort();
  const api = await startApi(
    { ...environment, PORT: String(port) },
    { logFile: `${kassa.logDir}/tapped-api.log` },
  );
  return {
    port,
    counts,
    stop: async () => {
      await api.stop();
      for (const tap of taps) tap.close();
    },
  };
};
