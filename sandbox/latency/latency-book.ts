import { type LatencyRequest, type Weather, weatherOf } from './latency-profile.ts';

/** The latency profiles in force, one per provider at most. */
export type LatencyBook = {
  readonly set: (request: LatencyRequest) => void;
  readonly list: () => readonly LatencyRequest[];
  readonly clear: () => void;
  readonly next: (provider: string) => Weather | null;
};

/** Gives an empty book: every provider answers as fast as it can. */
export const createLatencyBook = (): LatencyBook => {
  const profiles = new Map<string, { request: LatencyRequest; next: () => Weather }>();
  return {
    set: (request) => void profiles.set(request.provider, { request, next: weatherOf(request) }),
    list: () => [...profiles.values()].map(({ request }) => request),
    clear: () => profiles.clear(),
    next: (provider) => profiles.get(provider)?.next() ?? null,
  };
};
