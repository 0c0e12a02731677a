import { type Request, type Response } from 'express';
import { type Log } from '#application/shared/ports/log';
import { type Metrics } from '#application/shared/ports/metrics';
import { type Visit } from './visit.ts';

/** nginx's number for a caller who left before the answer. */
const callerLeft = 499;

/** One line and one measurement per request. The URL is left out: people put secrets there. */
export const recordVisit = (
  { log, metrics }: Readonly<{ log: Log; metrics: Metrics }>,
  request: Request,
  response: Response,
  visit: Visit,
): void => {
  const { method } = request;
  const { route, requestId, tenantId, code } = visit;
  const ms = performance.now() - visit.startedAtMs;
  const status = response.writableFinished ? response.statusCode : callerLeft;

  metrics.requestServed({ route, method, status, seconds: ms / 1000 });
  if (code !== undefined) metrics.refused({ operation: `${method} ${route}`, code });
  const fields = { method, route, status, ms: Math.round(ms * 100) / 100, requestId, tenantId, code };
  if (status >= 500) log.warn('request-served', fields);
  else log.info('request-served', fields);
};
