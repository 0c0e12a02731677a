import { type Kassa } from '../system/start-kassa.ts';
import { httpListener } from './http-listener.ts';
import { mongoListener } from './mongo-listener.ts';
import { redisListener } from './redis-listener.ts';
import { type Tally, tally } from './tally.ts';
import { type WireTap, wireTap } from './wire-tap.ts';

export const parts = ['mongo', 'provider', 'redis'] as const;
export type Part = (typeof parts)[number];
export type Counts = Readonly<Record<Part, Tally>>;

const variables = { mongo: 'MONGODB_URI', provider: 'STRIPE_API_BASE', redis: 'REDIS_URL' } as const;
const listeners = { mongo: mongoListener, provider: httpListener, redis: redisListener } as const;

/** An environment for one more process of Kassa, in which every message to MongoDB, Redis and the provider is counted on its way. */
export const openTaps = async ({ environment: usual }: Kassa) => {
  const counts: Counts = { mongo: tally(), provider: tally(), redis: tally() };
  const environment = { ...usual };
  const taps: WireTap[] = [];
  for (const part of parts) {
    const variable = variables[part];
    const address = new URL(environment[variable] ?? '');
    const tap = await wireTap(Number(address.port), () => listeners[part](counts[part].add));
    taps.push(tap);
    address.port = String(tap.port);
    environment[variable] = address.href;
  }
  return {
    counts,
    environment,
    close: (): void => {
      for (const tap of taps) tap.close();
    },
  };
};
