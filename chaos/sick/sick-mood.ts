import { type Provider } from '../plan/gateway.ts';
import { type Mood } from '../plan/weather.ts';

/** Three ways of failing before a call was executed, three after. */
const modes = ['timeout-before', 'timeout-after', 'reset', 'reset-after', 'error-500', 'garbage'] as const;
const failingShare = 0.5;

/** Half of all calls of any kind fail, and half of those were executed: each way has the same share of all calls. */
export const sickMood = (provider: Provider, seed: number): Mood => {
  const share = failingShare / modes.length;
  return {
    provider,
    // A rule is asked only about the calls that those before it let pass.
    faults: modes.map((mode, place) => ({
      mode,
      probability: share / (1 - share * place),
      seed: seed + place,
    })),
    webhooks: { duplicate: 0, drop: 0, shuffle: 0, delayMs: 0, seed },
  };
};
