import { type Request, type Response } from 'express';
import { TelegramRefusal } from '../bot-api/telegram-refusal.ts';
import { type Fault } from '../../faults/fault-plan.ts';
import { sendRefusal } from './send.ts';

const reset = (request: Request): void => void request.socket.resetAndDestroy();

/** Lets a fault strike before execution; tells whether the call is over. A rate limit lasts `latencyMs`, a second if unsaid. */
export const strikeBefore = (fault: Fault, request: Request, response: Response): boolean => {
  switch (fault.mode) {
    case 'timeout-before':
      return true;
    case 'reset':
      reset(request);
      return true;
    case 'error-500':
      sendRefusal(response, new TelegramRefusal(500, 'Internal Server Error: as asked for'));
      return true;
    case 'rate-limit': {
      const seconds = Math.max(1, Math.ceil((fault.latencyMs ?? 0) / 1_000));
      sendRefusal(response, new TelegramRefusal(429, `retry after ${seconds}`, seconds));
      return true;
    }
    case 'timeout-after':
    case 'reset-after':
    case 'latency':
    case 'garbage':
      return false;
  }
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
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":tr');
      return true;
    case 'timeout-before':
    case 'reset':
    case 'error-500':
    case 'rate-limit':
    case 'latency':
      return false;
  }
};
