import {
  bulkhead,
  circuitBreaker,
  CircuitState,
  ExponentialBackoff,
  handleWhenResult,
  isBrokenCircuitError,
  isBulkheadRejectedError,
  isIsolatedCircuitError,
  retry,
  SamplingBreaker,
} from 'cockatiel';
import { type BreakerState } from '#application/gateways/ports/breaker-board';

/** How much an account is trusted and given. Times in ms. */
export type GuardLimits = Readonly<{
  /** Calls under way at a time, and how many more may wait for a place; the rest are turned away at once. */
  atOnceMax: number;
  waitingMax: number;
  /** The breaker opens when this share of the calls of a window got no answer, if there were enough of them to tell. */
  failingShare: number;
  windowMs: number;
  callsASecondMin: number;
  /** How long an open breaker holds calls back before it lets one through. */
  openMs: number;
  /** How often a call that certainly was not executed is made again, after a growing pause with jitter. */
  retriesMax: number;
}>;

/** What one call told about the provider: it answered, it did not, or it certainly did not even begin. */
export type Sign = 'answered' | 'silent' | 'not-executed';

export type CallGuard = Readonly<{
  /** Makes the call, or gives what `heldBack` makes of the reason why it was not made. */
  run<T>(
    make: () => Promise<T>,
    reads: Readonly<{ sign(result: T): Sign; heldBack(why: string): T }>,
  ): Promise<T>;
  state(): BreakerState;
  /** Holds calls back for so long, because somebody has seen enough. Gives what ends it before. */
  hold(forMs: number): () => void;
}>;

const firstPauseMs = 50;
const pauseMaxMs = 400;

/** Bulkhead, retry and breaker of one account at one provider, in this order. `onOpen` is told when its own breaker opens. */
export const callGuard = (limits: GuardLimits, onOpen: (forMs: number) => void): CallGuard => {
  const room = bulkhead(limits.atOnceMax, limits.waitingMax);
  const signed = handleWhenResult((result) => (result as Signed<unknown>).sign !== 'answered');
  const breaker = circuitBreaker(signed, {
    halfOpenAfter: limits.openMs,
    breaker: new SamplingBreaker({
      threshold: limits.failingShare,
      duration: limits.windowMs,
      minimumRps: limits.callsASecondMin,
    }),
  });
  const again = retry(
    handleWhenResult((result) => (result as Signed<unknown>).sign === 'not-executed'),
    {
      maxAttempts: limits.retriesMax,
      backoff: new ExponentialBackoff({ initialDelay: firstPauseMs, maxDelay: pauseMaxMs }),
    },
  );
  let isHeld = false;
  let restsUntilMs = 0;
  breaker.onBreak((why) => {
    if ('isolated' in why) return;
    restsUntilMs = performance.now() + limits.openMs;
    onOpen(limits.openMs);
  });
  /** A breaker finds out that its rest is over only when it is called; and nobody calls an account that rests. */
  const isRested = (): boolean => breaker.state === CircuitState.Open && performance.now() >= restsUntilMs;

  return {
    run: async (make, { sign, heldBack }) => {
      let last: Readonly<{ result: Awaited<ReturnType<typeof make>> }> | undefined;
      const call = async () => {
        const result = await make();
        last = { result };
        return { result, sign: sign(result) };
      };
      try {
        const { result } = await room.execute(() => again.execute(() => breaker.execute(call)));
        return result;
      } catch (failure) {
        const why = reasonOf(failure);
        if (why === undefined) throw failure;
        // Only a repetition was held back: the call itself has its answer.
        return last ? last.result : heldBack(why);
      }
    },
    state: () => (isRested() ? 'half-open' : states[breaker.state]),
    hold: (forMs) => {
      if (isHeld || breaker.state !== CircuitState.Closed) return () => undefined;
      isHeld = true;
      const held = breaker.isolate();
      const end = (): void => {
        clearTimeout(timer);
        if (isHeld) held.dispose();
        isHeld = false;
      };
      const timer = setTimeout(end, forMs).unref();
      return end;
    },
  };
};

type Signed<T> = Readonly<{ result: T; sign: Sign }>;

const states: Readonly<Record<CircuitState, BreakerState>> = {
  [CircuitState.Closed]: 'closed',
  [CircuitState.Open]: 'open',
  [CircuitState.HalfOpen]: 'half-open',
  [CircuitState.Isolated]: 'open',
};

const reasonOf = (failure: unknown): string | undefined => {
  if (isBulkheadRejectedError(failure)) return 'too many calls to it are under way';
  if (isIsolatedCircuitError(failure) || isBrokenCircuitError(failure))
    return 'it has not been answering, so it is given a rest';
  return undefined;
};
