import { z } from 'zod';
import { type Random, seededRandom } from '../seeded-random.ts';

/** How slow a provider is and how often it declines: a log-normal wait with this median and 99th percentile. */
export const latencyRequest = z
  .strictObject({
    provider: z.string(),
    medianMs: z.number().min(0).max(60_000),
    p99Ms: z.number().min(0).max(600_000),
    declineRate: z.number().min(0).max(1).default(0),
    seed: z.int().min(0).default(1),
  })
  .refine((profile) => profile.p99Ms >= profile.medianMs, {
    path: ['p99Ms'],
    message: 'must not be below medianMs',
  });

export type LatencyRequest = z.infer<typeof latencyRequest>;

/** What one call has to suffer. */
export type Weather = { readonly waitMs: number; readonly declined: boolean };

const z99 = 2.326_347_87;

/** Takes two numbers in [0, 1) and gives one from the standard normal distribution (Box–Muller). */
const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** Takes a profile and gives a stream of weathers, the same for the same seed. */
export const weatherOf = (profile: LatencyRequest): (() => Weather) => {
  const random = seededRandom(profile.seed);
  const spread = profile.medianMs > 0 ? Math.log(profile.p99Ms / profile.medianMs) / z99 : 0;
  return () => ({
    waitMs: profile.medianMs * Math.exp(spread * normal(random)),
    declined: random() < profile.declineRate,
  });
};
