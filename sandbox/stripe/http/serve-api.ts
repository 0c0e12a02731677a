import { type Request, type Response } from 'express';
import { type Surroundings } from '../../emulator.ts';
import { fateOf, garbageLike } from '../../faults/fate.ts';
import { type Match } from '../../http/route-table.ts';
import { freshId } from '../ids.ts';
import { type StripeWorld } from '../stripe-world.ts';
import { authenticate } from './authenticate.ts';
import { execute, type Execution } from './execute.ts';
import { type IdempotencyKeys } from './idempotency.ts';
import { type RawParams } from './raw-params.ts';
import { notExecuted, type StripeErrorBody, StripeRefusal } from './refusal.ts';
import { type Call, type Operation, type Route } from './route.ts';
import { type Envelope, send } from './send.ts';

/** All that answering API calls needs. */
export type ApiNeeds = {
  readonly world: StripeWorld;
  readonly surroundings: Surroundings;
  readonly keys: IdempotencyKeys;
  readonly match: (method: string, path: string) => Match<Route> | null;
};

const garbage = garbageLike('{"object":"payment_intent","id":"pi_');
const moving: ReadonlySet<string> = new Set(['authorize', 'charge', 'confirm', 'capture', 'void', 'refund']);
const versionPattern = /^\d{4}-\d{2}-\d{2}(\.[a-z]+)?$/;

const header = (request: Request, name: string): string | undefined => {
  const value = request.headers[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

const checkVersion = (version: string | undefined): void => {
  if (version !== undefined && !versionPattern.test(version))
    throw notExecuted(400, {
      type: 'invalid_request_error',
      message: `Invalid Stripe API version: ${version}`,
    });
};

const find = (needs: ApiNeeds, request: Request): Match<Route> => {
  const match = needs.match(request.method, request.path.slice('/v1/'.length));
  if (match !== null) return match;
  const message = `Unrecognized request URL (${request.method}: ${request.path}).`;
  throw notExecuted(404, { type: 'invalid_request_error', message });
};

/** Faults know voiding a payment as `cancel` too. */
const faultNames = (operations: readonly Operation[]): readonly string[] =>
  operations.includes('void') ? [...operations, 'cancel'] : operations;

const answer = async (
  needs: ApiNeeds,
  request: Request,
  response: Response,
  envelope: Envelope,
): Promise<void> => {
  const { world, surroundings, keys } = needs;
  const key = authenticate(request, world.settings.allowedKeys);
  checkVersion(envelope.version);
  const { route, ids } = find(needs, request);
  const { requestId, idempotencyKey = null } = envelope;
  const params = (route.method === 'POST' ? (request.body ?? {}) : request.query) as RawParams;
  const call: Call = { world, ids, params, cause: { requestId, idempotencyKey }, declined: false };
  const operations = route.operations?.(call) ?? [route.method === 'GET' ? 'lookup' : 'create'];
  const fate = fateOf(surroundings, 'stripe', faultNames(operations));
  const refuse = (status: number, error: StripeErrorBody): void =>
    send(response, status, { error }, envelope);
  const isOver = fate.endsBefore(response, {
    broken: () =>
      refuse(500, { type: 'api_error', message: 'An error occurred within the sandbox, as asked for.' }),
    rateLimited: () =>
      refuse(429, {
        type: 'invalid_request_error',
        code: 'rate_limit',
        message: 'Request rate limit exceeded, as asked for.',
      }),
  });
  if (isOver) return;
  const movesMoney = operations.some((operation) => moving.has(operation));
  const execution: Execution = {
    route,
    call,
    path: request.path,
    account: `${key} ${header(request, 'stripe-account') ?? ''}`,
    requestId,
    keys,
    endure: () => fate.endure(movesMoney),
  };
  const executed = await execute(execution);
  surroundings.journal.flush();
  if (fate.endsAfter(response, garbage)) return;
  const sent = executed.original === undefined ? envelope : { ...envelope, original: executed.original };
  send(response, executed.status, executed.body, sent);
};

/** Answers a call below `/v1/`; every failure is an `{"error": …}`, because the SDK takes anything else for success. */
export const serveApi = async (needs: ApiNeeds, request: Request, response: Response): Promise<void> => {
  const envelope: Envelope = {
    requestId: freshId('req'),
    version: header(request, 'stripe-version'),
    idempotencyKey: header(request, 'idempotency-key'),
  };
  try {
    await answer(needs, request, response, envelope);
  } catch (error) {
    if (error instanceof StripeRefusal) {
      send(response, error.status, { error: error.body }, envelope);
      return;
    }
    console.error('sandbox: stripe emulator failed', error);
    send(response, 500, { error: { type: 'api_error', message: String(error) } }, envelope);
  }
};
