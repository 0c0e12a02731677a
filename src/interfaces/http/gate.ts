import { type Request } from 'express';
import { type Actor } from '#application/shared/actor';
import { err, ok, type Result } from '#domain/shared/result';
import { type Anonymous, type Endpoint } from './endpoint.ts';
import { type HttpLimits } from './http-limits.ts';
import { type Authenticate } from './middleware/authenticate.ts';
import { admit } from './middleware/admit.ts';
import { limitRate, type RateLimiting } from './middleware/limit-rate.ts';
import { type Counted } from './middleware/rate-class.ts';
import { formBytesMax, parseForm } from './parse-form.ts';
import { parseJson } from './parse-json.ts';
import { type Problem } from './problem.ts';
import { readBody } from './read-body.ts';
import { type Reply } from './reply.ts';
import { routeTable } from './route-table.ts';
import { spoolBody } from './spool-body.ts';
import { type Visit } from './visit.ts';

export type GateOptions = Readonly<{
  endpoints: readonly Endpoint[];
  authenticate: Authenticate;
  rates?: RateLimiting | undefined;
  limits: HttpLimits;
}>;
type Outcome = Result<Reply, Problem>;

/** Calls that lead nowhere are counted, too, by where they come from. */
const nowhere: Counted = { access: [], takes: 'nothing', idempotent: false, method: 'get' };

/** The way in: find the endpoint, know the caller, hold the pace, read the body, serve. The first refusal is the answer. */
export const gate = ({ endpoints, authenticate, rates, limits }: GateOptions) => {
  const table = routeTable(endpoints);

  const knowCaller = async (
    { operation }: Endpoint,
    request: Request,
    visit: Visit,
  ): Promise<Result<Actor | Anonymous, Problem>> => {
    const anonymous: Anonymous = { requestId: visit.requestId, address: visit.address };
    if (operation.access === 'public') return ok(anonymous);
    const identity = await authenticate(request.headers.authorization, visit.address);
    if (!identity.ok) return identity;
    visit.tenantId = identity.value.tenantId;
    return ok({ ...identity.value, ...anonymous });
  };

  const bodyOf = async (
    { operation: { takes } }: Endpoint,
    request: Request,
  ): Promise<Result<unknown, Problem>> => {
    if (takes === 'nothing') return ok(undefined);
    if (takes === 'form') {
      const sent = await readBody(request, formBytesMax);
      return sent.ok ? parseForm(sent.value, request.headers) : sent;
    }
    if (takes !== 'json')
      return 'rawBytesMax' in takes
        ? readBody(request, takes.rawBytesMax)
        : spoolBody(request, takes.fileBytesMax);
    const bytes = await readBody(request, limits.bodyBytesMax);
    return bytes.ok ? parseJson(bytes.value, request.headers, limits.jsonDepthMax) : bytes;
  };

  return async (request: Request, visit: Visit): Promise<Outcome> => {
    const [path = '', queryText = ''] = splitOnce(request.url, '?');
    const match = table.find(request.method, path);
    if (!match.ok) {
      const pace = rates ? await limitRate(rates, nowhere, match, visit) : ok(undefined);
      return pace.ok ? match : pace;
    }
    const { endpoint, params } = match.value;
    visit.route = endpoint.operation.path;

    const caller = await knowCaller(endpoint, request, visit);
    if (rates && endpoint.operation.rateLimited) {
      const pace = await limitRate(rates, endpoint.operation, caller, visit);
      if (!pace.ok) return pace;
    }
    if (!caller.ok) return caller;
    const admitted = admit(endpoint.operation, caller.value);
    if (!admitted.ok) return admitted;

    const body = await bodyOf(endpoint, request);
    if (!body.ok) return err(body.error);
    const { method, headers } = request;
    return endpoint.serve({
      caller: caller.value,
      method,
      path,
      params,
      queryText,
      headers,
      body: body.value,
    });
  };
};

const splitOnce = (text: string, separator: string): readonly string[] => {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
};
