import { type BreakerState, type BreakerView } from './ports/breaker-board.ts';

export const accountStates = ['closed', 'half-open', 'open', 'key-refused'] as const satisfies readonly (
  | BreakerState
  | 'key-refused'
)[];

/**
 * How many accounts of each gateway this process calls, by how their breakers stand, and of how many the provider refuses
 * the key. Names no account: anybody may see it.
 */
export type BreakerSummary = Readonly<
  Record<string, Readonly<Record<(typeof accountStates)[number], number>>>
>;

export const breakerSummary = (breakers: readonly BreakerView[]): BreakerSummary => {
  const summary: Record<string, Record<(typeof accountStates)[number], number>> = {};
  for (const { gateway, state, isKeyRefused } of breakers) {
    const counts = (summary[gateway] ??= { closed: 0, 'half-open': 0, open: 0, 'key-refused': 0 });
    counts[state] += 1;
    if (isKeyRefused) counts['key-refused'] += 1;
  }
  return summary;
};
