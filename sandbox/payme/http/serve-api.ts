import { setTimeout as sleep } from 'node:timers/promises';
import { type Request, type Response } from 'express';
import { type Surroundings } from '../../emulator.ts';
import { type PaymeWorld } from '../payme-world.ts';
import { codes } from '../rpc/codes.ts';
import { type Method } from '../rpc/method.ts';
import { methods } from '../rpc/methods.ts';
import { RpcRefusal } from '../rpc/rpc-error.ts';
import { strikeAfter, strikeBefore } from './fault-effects.ts';
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

const calm = { waitMs: 0, declined: false };

/** Runs a call under the weather of the latency profile; refusals are answers too. */
const execute = async (needs: ApiNeeds, call: RpcCall, lateMs: number): Promise<object> => {
  const { world, surroundings } = needs;
  const weather = (call.method.movesMoney ? surroundings.latency.next('payme') : null) ?? calm;
  const waitMs = weather.waitMs + lateMs;
  if (waitMs >= 1) await sleep(waitMs, undefined, { ref: false });
  try {
    return await call.method.handle({ world, params: call.params, declined: weather.declined });
  } catch (error) {
    if (error instanceof RpcRefusal) return error;
    throw error;
  }
};

const answer = async (
  needs: ApiNeeds,
  call: RpcCall,
  request: Request,
  response: Response,
): Promise<void> => {
  const { world, surroundings } = needs;
  const names = [call.name, ...call.method.aliases(world, call.params)];
  const fault = surroundings.faults.next('payme', names);
  if (fault !== null && strikeBefore(fault, request, response, call.id)) return;
  const result = await execute(needs, call, fault?.mode === 'latency' ? (fault.latencyMs ?? 0) : 0);
  surroundings.journal.flush();
  if (fault !== null && strikeAfter(fault, request, response)) return;
  if (result instanceof RpcRefusal) sendError(response, call.id, result);
  else sendResult(response, call.id, result);
};

/** Answers a call of the Subscribe API: JSON-RPC, HTTP 200 whatever it says (payme.md §3.1). */
export const serveApi = async (needs: ApiNeeds, request: Request, response: Response): Promise<void> => {
  let id: RpcId = null;
  try {
    const body = bodyOf(request);
    id = idOf(body);
    await answer(needs, readCall(needs.world, body, request.get('x-auth')), request, response);
  } catch (error) {
    if (!(error instanceof RpcRefusal)) console.error('sandbox: payme emulator failed', error);
    const refusal = error instanceof RpcRefusal ? error : new RpcRefusal(codes.system, String(error));
    sendError(response, id, refusal);
  }
};
