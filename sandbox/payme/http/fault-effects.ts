import { type Request, type Response } from 'express';
import { type Fault } from '../../faults/fault-plan.ts';
import { codes } from '../rpc/codes.ts';
import { type RpcId, sendError } from './send.ts';

const reset = (request: Request): void => void request.socket.resetAndDestroy();

/** Lets a fault strike before execution; tells whether the call is over. A held call stays open until the client gives up. */
export const strikeBefore = (fault: Fault, request: Request, response: Response, id: RpcId): boolean => {
  switch (fault.mode) {
    case 'timeout-before':
      return true;
    case 'reset':
      reset(request);
      return true;
    case 'error-500':
      sendError(response, id, { code: codes.system, message: 'System error, as asked for' }, 500);
      return true;
    case 'rate-limit':
      sendError(response, id, { code: codes.system, message: 'Too many requests, as asked for' }, 429);
      return true;
    case 'timeout-after':
    case 'reset-after':
    case 'latency':
    case 'garbage':
      return false;
  }
};

const garbage = ['{"jsonrpc":"2.0","id":', '<html><body>upstream</body></html>', '{"ok":true}', '[]', ''];

const sendGarbage = (fault: Fault, response: Response): void => {
  const text = garbage[Math.floor(fault.random() * garbage.length)] ?? '';
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
  response.end(text);
};

/** Lets a fault swallow or spoil the answer of a call that was executed; tells whether it did. */
export const strikeAfter = (fault: Fault, request: Request, response: Response): boolean => {
  switch (fault.mode) {
    case 'timeout-after':
      return true;
    case 'reset-after':
      reset(request);
      return true;
    case 'garbage':
      sendGarbage(fault, response);
      return true;
    case 'timeout-before':
    case 'reset':
    case 'error-500':
    case 'rate-limit':
    case 'latency':
      return false;
  }
};
