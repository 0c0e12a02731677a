import { type Request, type Response } from 'express';
import { type Surroundings } from '../../emulator.ts';
import { type Fate, fateOf, garbageLike } from '../../faults/fate.ts';
import { type PaymeWorld } from '../payme-world.ts';
import { codes } from '../rpc/codes.ts';
import { type Method } from '../rpc/method.ts';
import { methods } from '../rpc/methods.ts';
import { RpcRefusal } from '../rpc/rpc-error.ts';
import { letIn } from './let-in.ts';
import { type RpcId, sendError, sendResult } from './send.ts';

/** All that answering API calls needs. */
export type ApiNeeds = { readonly world: PaymeWorld; readonly surroundings: Surroundings };

type RpcCall = {
  readonly id: RpcId;
  readonly name: string;
  readonly method: Method;
  readonly params: unknown;
};

const bodyOf = (request: Request): Readonly<Record<string, unknown>> => {
  if (request.method !== 'POST') throw new RpcRefusal(codes.transport, 'Only POST is taken');
  let body: unknown;
  try {
    body = JSON.parse(String(request.body));
  } catch {
    throw new RpcRefusal(codes.parse, 'The body is not JSON');
  }
  if (typeof body !== 'object' || body === null) throw new RpcRefusal(codes.invalidRequest, 'Not an object');
  return body as Readonly<Record<string, unknown>>;
};

const idOf = ({ id }: Readonly<Record<string, unknown>>): RpcId =>
  typeof id === 'number' || typeof id === 'string' ? id : null;

const readCall = (world: PaymeWorld, body: Readonly<Record<string, unknown>>, auth?: string): RpcCall => {
  const { method: name, params } = body;
  if (typeof name !== 'string' || typeof params !== 'object' || params === null)
    throw new RpcRefusal(codes.invalidRequest, 'method and params are needed');
  const method = methods.get(name);
  if (method === undefined) throw new RpcRefusal(codes.unknownMethod, 'There is no such method', name);
  letIn(world.register, auth, method);
  return { id: idOf(body), name, method, params };
};

const garbage = garbageLike('{"jsonrpc":"2.0","id":');

/** Runs a call once its fate lets it; refusals are answers too. */
const execute = async (world: PaymeWorld, { method, params }: RpcCall, fate: Fate): Promise<object> => {
  const declined = await fate.endure(method.movesMoney);
  try {
    return await method.handle({ world, params, declined });
  } catch (error) {
    if (error instanceof RpcRefusal) return error;
    throw error;
  }
};

const answer = async (
  { world, surroundings }: ApiNeeds,
  call: RpcCall,
  response: Response,
): Promise<void> => {
  const names = [call.name, ...call.method.aliases(world, call.params)];
  const fate = fateOf(surroundings, 'payme', names);
  const refuse = (message: string, status: number): void =>
    sendError(response, call.id, { code: codes.system, message }, status);
  const isOver = fate.endsBefore(response, {
    broken: () => refuse('System error, as asked for', 500),
    rateLimited: () => refuse('Too many requests, as asked for', 429),
  });
  if (isOver) return;
  const result = await execute(world, call, fate);
  surroundings.journal.flush();
  if (fate.endsAfter(response, garbage)) return;
  if (result instanceof RpcRefusal) sendError(response, call.id, result);
  else sendResult(response, call.id, result);
};

/** Answers a call of the Subscribe API: JSON-RPC, HTTP 200 whatever it says (payme.md §3.1). */
export const serveApi = async (needs: ApiNeeds, request: Request, response: Response): Promise<void> => {
  let id: RpcId = null;
  try {
    const body = bodyOf(request);
    id = idOf(body);
    await answer(needs, readCall(needs.world, body, request.get('x-auth')), response);
  } catch (error) {
    if (!(error instanceof RpcRefusal)) console.error('sandbox: payme emulator failed', error);
    const refusal = error instanceof RpcRefusal ? error : new RpcRefusal(codes.system, String(error));
    sendError(response, id, refusal);
  }
};
