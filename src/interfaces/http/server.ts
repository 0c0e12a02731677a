import express, { type Express, type Request, type Response } from 'express';
import { type IdGenerator } from '#application/shared/ports/id-generator';
import { type Log } from '#application/shared/ports/log';
import { type Metrics } from '#application/shared/ports/metrics';
import { err, type Result } from '#domain/shared/result';
import { recordVisit } from './access-log.ts';
import { crossOrigin } from './cross-origin.ts';
import { withDeadline } from './deadline.ts';
import { docsPage } from './docs-page.ts';
import { type Endpoint } from './endpoint.ts';
import { failureProblem } from './failure.ts';
import { gate } from './gate.ts';
import { healthEndpoints, type HealthChecks, type HealthDetails } from './health.ts';
import { defaultLimits, type HttpLimits } from './http-limits.ts';
import { metricsEndpoint } from './metrics-endpoint.ts';
import { type Authenticate } from './middleware/authenticate.ts';
import { type RateLimiting } from './middleware/limit-rate.ts';
import { openApiEndpoint } from './openapi/openapi-endpoint.ts';
import { isForPeople, problemPage } from './pages/problem-page.ts';
import { problemReply, type Problem } from './problem.ts';
import { type Reply } from './reply.ts';
import { requestIdOf } from './request-id.ts';
import { securityHeaders } from './security-headers.ts';
import { send } from './send.ts';
import { type Visit } from './visit.ts';

export type HttpServerOptions = Readonly<{
  /** All that was mounted, in any order. */
  endpoints: readonly Endpoint[];
  authenticate: Authenticate;
  log: Log;
  metrics: Metrics;
  ids: Pick<IdGenerator, 'next'>;
  /** Without it everybody may ask as much as they like. */
  rates?: RateLimiting | undefined;
  /** The parts that must be up for us to be of use, by name. */
  checks?: HealthChecks;
  details?: HealthDetails;
  /** Whose browsers may call: `https://shop.example`. None by default. */
  allowedOrigins?: readonly string[];
  limits?: Partial<HttpLimits>;
  /** How many proxies of our own stand before us; their X-Forwarded-For is believed. */
  trustedProxies?: number;
  version?: string;
}>;
type Visited = Response<unknown, { visit: Visit }>;

const requestTimeout: Problem = { status: 503, code: 'request-timeout', headers: { 'Retry-After': '1' } };

/** The API as an Express app. `listen` puts it on a port; supertest takes it as it is. */
export const httpServer = (options: HttpServerOptions): Express => {
  const { log, metrics, ids, allowedOrigins = [] } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const app = express();
  app
    .disable('x-powered-by')
    .disable('etag')
    .set('trust proxy', options.trustedProxies ?? 0);
  const isDraining = () => app.enabled('draining');
  const pass = gate({ ...options, limits, endpoints: withSystemEndpoints(options, isDraining) });

  const failed = (failure: unknown, { requestId, route }: Visit): Problem => {
    const problem = failureProblem(failure);
    const fields = { requestId, route, code: problem.code, failure };
    if (problem.status === 500) log.error('request-failed', fields);
    else log.warn('request-failed', fields);
    return problem;
  };

  const answer = async (request: Request, visit: Visit): Promise<Reply> => {
    const passed = pass(request, visit).catch((failure: unknown) => err(failed(failure, visit)));
    const late = (): Result<Reply, Problem> => err(requestTimeout);
    const outcome = await withDeadline(passed, limits.requestTimeoutMs, late);
    if (outcome.ok) return outcome.value;
    visit.code = outcome.error.code;
    return isForPeople(visit.route, request.headers)
      ? problemPage(outcome.error, { headers: request.headers, requestId: visit.requestId })
      : problemReply(outcome.error, visit.requestId);
  };

  app.use((request: Request, response: Visited, next) => {
    const visit: Visit = {
      requestId: requestIdOf(request.headers['x-request-id'], ids),
      address: request.ip ?? '',
      startedAtMs: performance.now(),
      route: 'unmatched',
      headers: {},
    };
    response.locals.visit = visit;
    response.once('close', () => recordVisit({ log, metrics }, request, response, visit));
    next();
  });
  if (allowedOrigins.length > 0)
    app.use((_request: Request, response: Visited, next) => {
      // Preflights are answered without us. For all else one `writeHead` is cheaper than headers one by one.
      response.setHeader('X-Request-Id', response.locals.visit.requestId);
      next();
    }, crossOrigin(allowedOrigins));
  app.use(async (request: Request, response: Visited) => {
    const { visit } = response.locals;
    const reply = await answer(request, visit);
    const common = {
      ...securityHeaders,
      'X-Request-Id': visit.requestId,
      ...visit.headers,
      ...(isDraining() && { Connection: 'close' }),
    };
    try {
      await send(response, reply, common);
    } catch (failure) {
      // A header that HTTP does not allow, or a stream that broke off.
      const problem = failed(failure, visit);
      if (response.headersSent) response.destroy();
      else await send(response, problemReply(problem, visit.requestId), common);
    }
  });
  return app;
};

/** The routes of the modules, and beside them health, metrics and documentation. */
const withSystemEndpoints = (options: HttpServerOptions, isDraining: () => boolean): readonly Endpoint[] => {
  const { metrics, checks = {}, version = '0' } = options;
  const documented = [
    ...options.endpoints,
    ...healthEndpoints(checks, isDraining, options.details),
    metricsEndpoint(metrics),
  ];
  const operations = documented.map(({ operation }) => operation);
  return [...documented, openApiEndpoint(operations, version), ...docsPage()];
};
