import { type ServerResponse } from 'node:http';
import { type RpcError, type RpcRefusal } from '../rpc/rpc-error.ts';

/** The id of a call as it came; null when it could not be read. */
export type RpcId = number | string | null;

const send = (response: ServerResponse, status: number, body: object): void => {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json; charset=UTF-8',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
};

/** Sends what a method gave. */
export const sendResult = (response: ServerResponse, id: RpcId, result: object): void =>
  send(response, 200, { jsonrpc: '2.0', id, result });

/** Sends an error; HTTP 200 like everything that was understood (payme.md §3.1), unless told otherwise. */
export const sendError = (
  response: ServerResponse,
  id: RpcId,
  { code, message, data }: RpcError | RpcRefusal,
  status = 200,
): void => send(response, status, { jsonrpc: '2.0', id, error: { code, message, data: data ?? null } });
