import { breakerSummary } from '#application/gateways/breaker-summary';
import { type BreakerStates } from '#application/gateways/ports/breaker-board';
import { authenticate } from '#interfaces/http/middleware/authenticate';
import { httpServer } from '#interfaces/http/server';
import { type Platform } from './platform.ts';

/** A worker answers only whether it is well and what it counts. */
export const workerHealth = (
  { log, metrics, ids, checks, realClock }: Platform,
  breakers: BreakerStates,
): ReturnType<typeof httpServer> =>
  httpServer({
    endpoints: [],
    authenticate: authenticate({ credentials: [], clock: realClock }),
    log,
    metrics,
    ids,
    checks,
    details: () => ({ gateways: breakerSummary(breakers.all()) }),
  });
