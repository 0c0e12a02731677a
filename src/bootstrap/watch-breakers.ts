import { breakerSummary } from '#application/gateways/breaker-summary';
import { type BreakerStates } from '#application/gateways/ports/breaker-board';
import { type Platform } from './platform.ts';

const lookEveryMs = 1_000;

/** Keeps the gauge of how many accounts of each gateway are held back, as this process sees it. */
export const watchBreakers = (
  { metrics }: Pick<Platform, 'metrics'>,
  breakers: BreakerStates,
): Readonly<{ stop(): void }> => {
  const timer = setInterval(() => {
    for (const [gateway, states] of Object.entries(breakerSummary(breakers.all())))
      for (const [state, count] of Object.entries(states))
        metrics.setGauge('gateway_breakers', { gateway, state }, count);
  }, lookEveryMs);
  timer.unref();
  return { stop: () => clearInterval(timer) };
};
