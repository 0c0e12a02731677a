import { accountStates, breakerSummary } from '#application/gateways/breaker-summary';
import { type BreakerStates } from '#application/gateways/ports/breaker-board';
import { type Platform } from './platform.ts';

const lookEveryMs = 1_000;

/** Keeps the gauge of how many accounts of each gateway are held back or have their key refused, as this process sees it. */
export const watchBreakers = (
  { metrics }: Pick<Platform, 'metrics'>,
  breakers: BreakerStates,
): Readonly<{ stop(): void }> => {
  let before: readonly string[] = [];
  const timer = setInterval(() => {
    const summary = breakerSummary(breakers.all());
    for (const [gateway, states] of Object.entries(summary))
      for (const [state, count] of Object.entries(states))
        metrics.setGauge('gateway_breakers', { gateway, state }, count);
    // A gateway that nobody calls any more has no accounts that could be counted.
    for (const gateway of before.filter((name) => !(name in summary)))
      for (const state of accountStates) metrics.setGauge('gateway_breakers', { gateway, state }, 0);
    before = Object.keys(summary);
  }, lookEveryMs);
  timer.unref();
  return { stop: () => clearInterval(timer) };
};
