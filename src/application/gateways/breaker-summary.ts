import { type BreakerState, type BreakerView } from './ports/breaker-board.ts';

/** How many accounts of each gateway this process calls, by how their breakers stand. Names no account: anybody may see it. */
export type BreakerSummary = Readonly<Record<string, Readonly<Record<BreakerState, number>>>>;

export const breakerSummary = (breakers: readonly BreakerView[]): BreakerSummary => {
  const summary: Record<string, Record<BreakerState, number>> = {};
  for (const { gateway, state } of breakers) {
    const counts = (summary[gateway] ??= { closed: 0, 'half-open': 0, open: 0 });
    counts[state] += 1;
  }
  return summary;
};
