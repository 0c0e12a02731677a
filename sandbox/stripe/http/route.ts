import { type StripeWorld } from '../stripe-world.ts';
import { type RawParams } from './raw-params.ts';

/** What made a change: a request with its key, or nothing of the kind (both null) for what happens by itself. */
export type Cause = { readonly requestId: string | null; readonly idempotencyKey: string | null };

/** The cause of what happens by itself (Stripe: `request` is null for automatic events). */
export const byItself: Cause = { requestId: null, idempotencyKey: null };

/** One request to execute. `ids` are the variable parts of its path in order. */
export type Call = {
  readonly world: StripeWorld;
  readonly ids: readonly string[];
  readonly params: RawParams;
  readonly cause: Cause;
  /** The weather of a latency profile: this authorization is declined whatever the card says. */
  readonly declined: boolean;
};

/** A status and the object to send. */
export type Answer = { readonly status: number; readonly body: object };

/** The names faults and latency profiles know calls by. */
export type Operation =
  | 'authorize'
  | 'charge'
  | 'confirm'
  | 'capture'
  | 'void'
  | 'refund'
  | 'lookup'
  | 'events'
  | 'create';

/** One call of the API. `:id` in the path stands for any id. */
export type Route = {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  /** Default: lookup for GET, create for the rest. */
  readonly operations?: (call: Call) => readonly Operation[];
  readonly handle: (call: Call) => Answer;
};

/** Takes an object and gives the answer of a call that worked. */
export const ok = (body: object): Answer => ({ status: 200, body });

/** The first id in the path of a call. */
export const pathId = (call: Call): string => call.ids[0] ?? '';
