import { type IncomingHttpHeaders } from 'node:http';
import { type Actor } from '#application/shared/actor';
import { type Result } from '#domain/shared/result';
import { type Operation } from './operation.ts';
import { type Problem } from './problem.ts';
import { type Reply } from './reply.ts';

/** Someone who showed no credential, on a public route. */
export type Anonymous = Pick<Actor, 'requestId' | 'address'>;

/** A request that passed the gate: known caller, body read. Nothing is validated yet. */
export type Exchange = Readonly<{
  caller: Actor | Anonymous;
  /** In capitals, as on the wire. */
  method: string;
  /** The concrete path, without the query. */
  path: string;
  params: Readonly<Record<string, string>>;
  /** What follows the question mark. */
  queryText: string;
  headers: IncomingHttpHeaders;
  /** Parsed JSON; a Buffer where the operation takes raw bytes, a SpooledFile where it takes a file; undefined when nothing was sent. */
  body: unknown;
}>;

/** An operation together with the code that keeps its promise. All the server needs to know. */
export type Endpoint = Readonly<{
  operation: Operation;
  serve(exchange: Exchange): Promise<Result<Reply, Problem>>;
}>;

/** What modules declare: waiting for the use cases it calls. */
export type Route<App> = Readonly<{ operation: Operation; bind(app: App): Endpoint }>;

/** Gives the routes of a module its use cases. */
export const mount = <App>(app: App, routes: readonly Route<App>[]): readonly Endpoint[] =>
  routes.map((route) => route.bind(app));
