import { type z } from 'zod';
import { type Actor } from '#application/shared/actor';
import { type Idempotency } from '#application/shared/idempotency';
import { type Anonymous } from './endpoint.ts';
import { type Access, type Keying, type Method } from './operation.ts';
import { type ReplyHeaders } from './reply.ts';

/** One status, or one that depends on what came out; `all` is for the document. */
export type StatusRule<Output> =
  | number
  | Readonly<{ of: (output: Output) => number; all: readonly number[] }>;

/** A status, or a status with words, extra members and headers of its own. */
export type RefusalRule<Refusal> = number | RefusalDetails<Refusal>;
export type RefusalDetails<Refusal> = Readonly<{
  status: number;
  detail?: (refusal: Refusal) => string;
  extra?: (refusal: Refusal) => object;
  headers?: (refusal: Refusal) => ReplyHeaders;
  /** True when this refusal repeats an earlier one, e.g. a decline asked for again with the same key. */
  replayed?: (refusal: Refusal) => boolean;
}>;

/** Keeps each rule in step with the refusal it is about. */
export type RefusalRules<Rules, Refusal> = {
  readonly [Code in keyof Rules]: RefusalRule<Extract<Refusal, { code: Code }>>;
};

/** Everything a route promises, as data. The server obeys it and the OpenAPI document is printed from it. */
export type RouteSpec<
  A extends Access,
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Resource extends z.ZodType,
  Keyed extends Keying,
  Output,
> = Readonly<{
  method: Method;
  path: `/api/v1/${string}`;
  tag: string;
  summary: string;
  description?: string;
  access: A;
  /** Recorded in the audit trail, though it only reads; what an admin does always is. */
  audited?: boolean;
  /** Hands the request's Idempotency-Key to the use case, and demands one unless it is `optional`. */
  idempotent?: Keyed;
  /** Refers to the names in `path`. A value it refuses is answered 404: ids of a wrong form name nothing. */
  params?: Params;
  /** Values arrive as text: use `z.coerce` where they mean something else. */
  query?: Query;
  /** A `z.strictObject`. */
  body?: Body;
  /** Absent with 204, and where `replyType` says that it is not JSON. */
  reply?: Resource;
  /** For replies that are not JSON, e.g. `application/pdf`; `present` then returns text, bytes or a stream of text. */
  replyType?: string;
  status: StatusRule<Output>;
  headers?: (output: Output) => ReplyHeaders;
  /** True when the output was made by an earlier request with the same key. */
  replayed?: (output: Output) => boolean;
  examples?: Readonly<{ body?: unknown; reply?: unknown }>;
}>;

/** What the use case is called with: everything parsed, the caller known. */
export type RouteInput<
  A extends Access,
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Keyed extends Keying,
> = Readonly<{
  actor: A extends 'public' ? Anonymous : Actor;
  params: z.output<Params>;
  query: z.output<Query>;
  body: z.output<Body>;
  idempotency: Keyed extends true
    ? Idempotency
    : Keyed extends 'optional'
      ? Idempotency | undefined
      : undefined;
}>;
