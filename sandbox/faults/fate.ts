import { setTimeout as sleep } from 'node:timers/promises';
import { type Response } from 'express';
import { type Surroundings } from '../emulator.ts';

/** How a provider refuses a call when a fault wants it to. `lastsMs`: for how long; 0 when the fault does not say. */
type FaultRefusals = {
  readonly broken: () => void;
  readonly rateLimited: (lastsMs: number) => void;
};

/** What faults and latency do to one call, in this order. */
export type Fate = {
  /** Strikes before execution; tells whether the call is over. A held call stays open until the client gives up. */
  readonly endsBefore: (response: Response, refusals: FaultRefusals) => boolean;
  /** Waits as long as the call has to, and tells whether its payment is declined. The latency profile concerns only what moves money. */
  readonly endure: (movesMoney: boolean) => Promise<boolean>;
  /** Swallows or spoils the answer of a call that was executed; tells whether it did. */
  readonly endsAfter: (response: Response, garbage: readonly string[]) => boolean;
};

/** Takes the beginning of an answer and gives the ways in which it can be spoiled. */
export const garbageLike = (torn: string): readonly string[] => [
  torn,
  '<html><body>upstream</body></html>',
  '{"ok":true}',
  '[]',
  '',
];

const reset = ({ req }: Response): void => void req.socket.resetAndDestroy();

const send = (response: Response, text: string): void => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
  response.end(text);
};

/** Takes the names that faults know a call by and gives its fate. */
export const fateOf = (
  { faults, latency }: Pick<Surroundings, 'faults' | 'latency'>,
  provider: string,
  operations: readonly string[],
): Fate => {
  const fault = faults.next(provider, operations);
  return {
    endsBefore: (response, { broken, rateLimited }) => {
      switch (fault?.mode) {
        case 'timeout-before':
          return true;
        case 'reset':
          reset(response);
          return true;
        case 'error-500':
          broken();
          return true;
        case 'rate-limit':
          rateLimited(fault.latencyMs ?? 0);
          return true;
        default:
          return false;
      }
    },
    endure: async (movesMoney) => {
      const weather = movesMoney ? latency.next(provider) : null;
      const lateMs = fault?.mode === 'latency' ? (fault.latencyMs ?? 0) : 0;
      const waitMs = (weather?.waitMs ?? 0) + lateMs;
      if (waitMs >= 1) await sleep(waitMs, undefined, { ref: false });
      return weather?.declined ?? false;
    },
    endsAfter: (response, garbage) => {
      switch (fault?.mode) {
        case 'timeout-after':
          return true;
        case 'reset-after':
          reset(response);
          return true;
        case 'garbage':
          send(response, garbage[Math.floor(fault.random() * garbage.length)] ?? '');
          return true;
        default:
          return false;
      }
    },
  };
};
