import { type Reply, type ReplyHeaders } from './reply.ts';
import { detailOf, titleOf } from './problem-texts.ts';

/** One mistake in the input. `path` is dotted: `paymentMethod.token`, `items.0.quantity`. */
export type Issue = Readonly<{ path: string; message: string }>;

/** A refusal on its way out, still without the request it answers. */
export type Problem = Readonly<{
  status: number;
  code: string;
  detail?: string | undefined;
  issues?: readonly Issue[];
  /** Members of its own, e.g. the declined `payment`. They cannot replace a standard member. */
  extra?: object;
  headers?: ReplyHeaders;
}>;

/** RFC 9457. The only place that builds such a body. */
export const problemReply = (problem: Problem, requestId: string): Reply => ({
  status: problem.status,
  headers: { 'Content-Type': 'application/problem+json; charset=utf-8', ...problem.headers },
  body: JSON.stringify({
    ...problem.extra,
    type: `/problems/${problem.code}`,
    title: titleOf(problem.code),
    status: problem.status,
    code: problem.code,
    detail: problem.detail ?? detailOf(problem.code, problem.status),
    requestId,
    ...(problem.issues && { issues: problem.issues }),
  }),
});
