import { type z } from 'zod';
import { err, ok, type Result } from '#domain/shared/result';
import { type Route } from './endpoint.ts';
import { type Access, type Keying, type Operation } from './operation.ts';
import { type Problem } from './problem.ts';
import { jsonReply, type Reply, type ReplyHeaders } from './reply.ts';
import { inputReader, type nothing } from './route-input.ts';
import {
  type RefusalDetails,
  type RefusalRule,
  type RefusalRules,
  type RouteInput,
  type RouteSpec,
} from './route-spec.ts';

type NoFields = typeof nothing;
const jsonType = 'application/json';
const replayedHeader: ReplyHeaders = { 'Idempotent-Replayed': 'true' };

/**
 * A door onto one use case. Curried because TypeScript cannot be told `App` and infer the rest.
 * `present` should be a function with a declared parameter: it is what tells the compiler the type of `output` in the spec.
 * A refusal of the use case that has no line in `refusals` does not compile.
 */
export const route =
  <App>() =>
  <
    const A extends Access,
    const Rules extends Readonly<Record<string, RefusalRule<never>>>,
    Output,
    Refusal extends Readonly<{ code: keyof Rules & string }>,
    Params extends z.ZodType = NoFields,
    Query extends z.ZodType = NoFields,
    Body extends z.ZodType = NoFields,
    Resource extends z.ZodType = z.ZodAny,
    Keyed extends Keying = false,
  >(
    spec: RouteSpec<A, Params, Query, Body, Resource, Keyed, Output> & {
      readonly refusals: Rules & RefusalRules<Rules, Refusal>;
    },
    run: (app: App, input: RouteInput<A, Params, Query, Body, Keyed>) => Promise<Result<Output, Refusal>>,
    present: (output: Output) => z.input<Resource>,
  ): Route<App> => {
    const read = inputReader(spec);
    const operation: Operation = {
      ...spec,
      takes: spec.method === 'get' ? 'nothing' : 'json',
      idempotent: spec.idempotent ?? false,
      rateLimited: true,
      replyType: spec.replyType ?? jsonType,
      statuses: typeof spec.status === 'number' ? [spec.status] : spec.status.all,
      refusals: Object.fromEntries(
        Object.entries(spec.refusals).map(([code, rule]) => [code, statusOf(rule)]),
      ),
    };

    const fulfilled = (output: Output): Reply => {
      const status = typeof spec.status === 'number' ? spec.status : spec.status.of(output);
      const headers = { ...spec.headers?.(output), ...(spec.replayed?.(output) && replayedHeader) };
      if (status === 204) return { status, headers };
      const body: unknown = present(output);
      if (operation.replyType === jsonType) return jsonReply(status, body, headers);
      return {
        status,
        headers: { 'Content-Type': operation.replyType, ...headers },
        body: body as string | Uint8Array | AsyncIterable<string>,
      };
    };

    return {
      operation,
      bind: (app) => ({
        operation,
        serve: async (exchange) => {
          const input = read(exchange);
          if (!input.ok) return input;
          const result = await run(app, input.value as RouteInput<A, Params, Query, Body, Keyed>);
          if (result.ok) return ok(fulfilled(result.value));
          return err(refused(spec.refusals, result.error));
        },
      }),
    };
  };

const statusOf = (rule: RefusalRule<never>): number => (typeof rule === 'number' ? rule : rule.status);

const refused = (
  rules: Readonly<Record<string, RefusalRule<never>>>,
  refusal: Readonly<{ code: string }>,
): Problem => {
  const { code } = refusal;
  const rule = rules[code];
  // The compiler has checked this; only a cast on the way can get here.
  if (rule === undefined) throw new TypeError(`the refusal ${code} has no status`);
  if (typeof rule === 'number') return { status: rule, code };

  const details = rule as RefusalDetails<unknown>;
  return {
    status: details.status,
    code,
    detail: details.detail?.(refusal),
    extra: details.extra?.(refusal) ?? {},
    headers: { ...details.headers?.(refusal), ...(details.replayed?.(refusal) && replayedHeader) },
  };
};
