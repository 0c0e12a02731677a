import { z } from 'zod';
import { payerPage } from '../paypal-links.ts';
import { LinkBody } from '../paypal-resources.ts';

/**
 * What came of a request. `refused`: PayPal read it and certainly did not do it. `turned-away`: it was not let in, or never
 * sent, which says nothing about an earlier one under the same id. `silence`: nobody knows.
 */
export type Reply = Readonly<
  | { kind: 'answer'; body: unknown }
  | { kind: 'refused'; issue: string; payerPage: string | null }
  | { kind: 'turned-away'; why: string; status: number | null }
  | { kind: 'silence'; cause: string }
>;

/** Decided on the first detail's issue, as the names are too coarse (developer.paypal.com/api/rest/responses). */
const ProblemBody = z.object({
  name: z.string(),
  debug_id: z.string().optional(),
  details: z.array(z.object({ issue: z.string() })).optional(),
  links: z.array(LinkBody).catch([]).default([]),
});

const turnedAway = new Set([401, 403, 429]);

/** Takes an answer's status and body. Server errors, conflicts with a request under way and garbage are silence. */
export const replyOf = (status: number, text: string): Reply => {
  if (status === 204) return { kind: 'answer', body: null };
  const body = parsed(text);
  if (status >= 200 && status < 300)
    return body === undefined ? silence(`no JSON in an answer with ${status}`) : { kind: 'answer', body };
  const problem = ProblemBody.safeParse(body).data;
  const issue = problem?.details?.[0]?.issue ?? problem?.name;
  if (turnedAway.has(status)) return { kind: 'turned-away', why: issue ?? `HTTP ${status}`, status };
  if (status < 400 || status >= 500 || status === 408 || status === 409 || !problem || issue === undefined)
    return silence(`HTTP ${status} ${issue ?? 'without a reason'}, debug id ${problem?.debug_id ?? 'none'}`);
  return { kind: 'refused', issue, payerPage: payerPage(problem.links) };
};

/** Connections that were never opened carried no request. */
const neverConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** What a broken connection, an overstepped time limit or a failed TLS handshake means. */
export const replyOfFailure = (failure: unknown): Reply => {
  const code = codeOf(failure);
  return neverConnected.has(code)
    ? { kind: 'turned-away', why: code, status: null }
    : silence(code === '' ? String(failure) : code);
};

export const silence = (cause: string): Reply => ({ kind: 'silence', cause });

/** What an answer says, or silence when it is not what was asked for. */
export const readReply = <T>(
  schema: z.ZodType<T>,
  reply: Reply,
): Readonly<{ kind: 'read'; value: T }> | Exclude<Reply, { kind: 'answer' }> => {
  if (reply.kind !== 'answer') return reply;
  const read = schema.safeParse(reply.body);
  return read.success
    ? { kind: 'read', value: read.data }
    : { kind: 'silence', cause: 'an answer that is not what was asked for' };
};
export type Read<T> = ReturnType<typeof readReply<T>>;

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

/** The client and `fetch` hide the reason at different depths. */
const codeOf = (failure: unknown): string => {
  if (typeof failure !== 'object' || failure === null) return '';
  if ('code' in failure && typeof failure.code === 'string') return failure.code;
  return 'cause' in failure ? codeOf(failure.cause) : '';
};
