import { type PaypalWorld } from '../paypal-world.ts';
import { type Family } from '../paypal-settings.ts';

/** What made a change: a request with its `PayPal-Request-Id`, or nothing of the kind for what happens by itself. */
export type Cause = { readonly requestId: string | null };

/** The cause of what happens by itself. */
export const byItself: Cause = { requestId: null };

/** One request to execute. `ids` are the variable parts of its path in order. */
export type Call = {
  readonly world: PaypalWorld;
  readonly ids: readonly string[];
  readonly query: URLSearchParams;
  /** The JSON that was sent, undefined for an empty body. */
  readonly body: unknown;
  readonly raw: Buffer;
  readonly header: (name: string) => string | undefined;
  readonly cause: Cause;
  /** `Prefer: return=representation` was sent. */
  readonly whole: boolean;
  /** The weather of a latency profile: this payment is declined whatever pays it. */
  readonly declined: boolean;
};

/** A status and what to send: an object as JSON, a text as it is, null for nothing. */
export type Answer = { readonly status: number; readonly body: object | string | null };

/** The names faults know calls by. */
export const operations = [
  'token',
  'create',
  'update',
  'authorize',
  'charge',
  'confirm',
  'capture',
  'reauthorize',
  'void',
  'cancel',
  'refund',
  'vault',
  'evidence',
  'lookup',
  'events',
  'certificate',
] as const;

export type Operation = (typeof operations)[number];

/** How a call is made once per request id: what it does is kept by the id of its result, and shown as that is by then. */
export type Once = {
  readonly family: Family;
  /** Without a request id the call is refused. */
  readonly needsId?: (call: Call) => boolean;
  /** Does it and gives the id of the result. */
  readonly perform: (call: Call) => string;
  /** Shows the result; the status is 201, for a repetition 200, unless there is nothing to show. */
  readonly show: (call: Call, id: string) => object | null;
  /** The status of a first result when it is not 201. */
  readonly status?: number;
};

type RouteCommon = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Without the leading slash; `:id` stands for any id. */
  readonly path: string;
  readonly operations: (call: Call) => readonly Operation[];
};

/** One call of the API that answers as it is asked. */
export type PlainRoute = RouteCommon & {
  /** Asked without a bearer token. */
  readonly open?: boolean;
  /** The body is not JSON. */
  readonly takesAnyBody?: boolean;
  readonly handle: (call: Call) => Answer | Promise<Answer>;
};

/** One call of the API that happens once per request id. */
export type OnceRoute = RouteCommon & { readonly once: Once };

export type Route = PlainRoute | OnceRoute;

/** Takes an object and gives the answer of a call that worked. */
export const ok = (body: object): Answer => ({ status: 200, body });

/** The first id in the path of a call. */
export const pathId = (call: Call): string => call.ids[0] ?? '';

/** The operations of a call that only looks. */
export const lookup = (): readonly Operation[] => ['lookup'];
