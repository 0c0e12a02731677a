import { type Request, type Response } from 'express';
import { type Surroundings } from '../../emulator.ts';
import { fateOf, garbageLike } from '../../faults/fate.ts';
import { type Match } from '../../http/route-table.ts';
import { authenticate } from '../oauth/authenticate.ts';
import { type PaypalWorld } from '../paypal-world.ts';
import { execute } from './execute.ts';
import { invalid, PaypalRefusal, refusal } from './refusal.ts';
import { type RequestIds } from './request-ids.ts';
import { type Call, type Operation, type Route } from './route.ts';
import { send, sendRefusal } from './send.ts';

/** All that answering API calls needs. */
export type ApiNeeds = {
  readonly world: PaypalWorld;
  readonly surroundings: Surroundings;
  readonly requestIds: RequestIds;
  readonly match: (method: string, path: string) => Match<Route> | null;
};

const garbage = garbageLike('{"id":"5O1901');
const moving: ReadonlySet<Operation> = new Set([
  'authorize',
  'charge',
  'confirm',
  'capture',
  'void',
  'refund',
]);

const jsonOf = (raw: Buffer, contentType: string): unknown => {
  if (raw.length === 0) return undefined;
  if (!/^application\/([a-z.+-]*\+)?json\b/i.test(contentType)) throw refusal(415);
  try {
    return JSON.parse(raw.toString()) as unknown;
  } catch {
    throw invalid({ issue: 'MALFORMED_REQUEST_JSON' });
  }
};

const readCall = (needs: ApiNeeds, request: Request, { route, ids }: Match<Route>): Call => {
  const header = (name: string): string | undefined => {
    const value = request.headers[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const raw = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const anyBody = 'takesAnyBody' in route && route.takesAnyBody;
  return {
    world: needs.world,
    ids,
    query: new URL(request.url, 'http://paypal').searchParams,
    body: anyBody ? undefined : jsonOf(raw, header('content-type') ?? ''),
    raw,
    header,
    cause: { requestId: header('paypal-request-id') ?? null },
    whole: header('prefer')?.includes('return=representation') ?? false,
    declined: false,
  };
};

const answer = async (needs: ApiNeeds, request: Request, response: Response): Promise<void> => {
  const { world, surroundings, requestIds } = needs;
  const match = needs.match(request.method, request.path.slice(1));
  if (match === null) throw refusal(404);
  const { route } = match;
  if (!('open' in route && route.open)) {
    const refused = authenticate(world, request.headers.authorization);
    if (refused !== null) {
      send(response, refused);
      return;
    }
  }
  const call = readCall(needs, request, match);
  const operations = route.operations(call);
  const fate = fateOf(surroundings, 'paypal', operations);
  const isOver = fate.endsBefore(response, {
    broken: () => sendRefusal(response, refusal(500)),
    rateLimited: () => sendRefusal(response, refusal(429)),
  });
  if (isOver) return;
  const movesMoney = operations.some((operation) => moving.has(operation));
  const endure = (): Promise<boolean> => fate.endure(movesMoney);
  const outcome = await execute({ route, call, requestIds, endure }).catch((error: unknown) => {
    if (error instanceof PaypalRefusal) return error;
    throw error;
  });
  surroundings.journal.flush();
  if (fate.endsAfter(response, garbage)) return;
  if (outcome instanceof PaypalRefusal) sendRefusal(response, outcome);
  else send(response, outcome);
};

/** Answers a call below `/v1`, `/v2` and `/v3`; whatever goes wrong is an error in PayPal's words. */
export const serveApi = async (needs: ApiNeeds, request: Request, response: Response): Promise<void> => {
  try {
    await answer(needs, request, response);
  } catch (error) {
    if (error instanceof PaypalRefusal) {
      sendRefusal(response, error);
      return;
    }
    console.error('sandbox: paypal emulator failed', error);
    sendRefusal(response, refusal(500));
  }
};
