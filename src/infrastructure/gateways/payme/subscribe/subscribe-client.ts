import { z } from 'zod';

/** What came of a call. A refusal is Payme's own; silence is anything else, whether it was carried out or not. */
export type SubscribeReply = Readonly<
  | { kind: 'result'; result: unknown }
  | { kind: 'refused'; code: number; message: string }
  /** The connection was never opened, or the door was shut on us before anything was done. */
  | { kind: 'turned-away'; why: string }
  | { kind: 'silence'; why: string }
>;
export type SubscribeClient = (
  method: string,
  params: Readonly<Record<string, unknown>>,
  stop?: AbortSignal,
) => Promise<SubscribeReply>;

export type SubscribeAccess = Readonly<{
  /** Such as https://checkout.paycom.uz/api. */
  apiUrl: string;
  merchantId: string;
  key: string;
  timeoutMs: number;
  keyRefused?: () => void;
}>;

const Answer = z.union([
  z.object({ error: z.object({ code: z.int(), message: z.unknown() }) }),
  z.object({ result: z.unknown() }).refine(({ result }) => result !== undefined && result !== null),
]);

/** Connections that were never opened carried no request. */
const neverConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);
/** Answers that say only: not now, or not you. */
const shut = new Set([401, 403, 429]);

/** Payme does not know us: no access with this key; or the id or key of the cash register is unknown or inactive. */
const strangers = new Set([-32_504, -31_601]);

/**
 * What only reads. A cash register may be closed to the Subscribe API and yet be paid at Payme's own page, which takes no call
 * of ours: to be refused here must not hold its payments back.
 */
const readings = new Set(['receipts.get', 'receipts.get_all', 'receipts.check']);
const isStranger = (method: string, status: number, reply: SubscribeReply): boolean =>
  !readings.has(method) && (status === 401 || (reply.kind === 'refused' && strangers.has(reply.code)));

/** Payme's Subscribe API (developer.help.paycom.uz, "Protokol Subscribe API"): JSON-RPC by POST. Never throws. */
export const subscribeClient = ({
  apiUrl,
  merchantId,
  key,
  timeoutMs,
  keyRefused,
}: SubscribeAccess): SubscribeClient => {
  let calls = 0;
  return async (method, params, stop) => {
    calls += 1;
    const limit = AbortSignal.timeout(timeoutMs);
    try {
      const response = await fetch(apiUrl, {
        method: 'POST',
        redirect: 'error',
        headers: { 'content-type': 'application/json', 'x-auth': `${merchantId}:${key}` },
        body: JSON.stringify({ id: calls, method, params }),
        signal: stop ? AbortSignal.any([stop, limit]) : limit,
      });
      const reply = readReply(response.status, await response.text());
      if (isStranger(method, response.status, reply)) keyRefused?.();
      return reply;
    } catch (failure) {
      const code = causeCode(failure);
      return neverConnected.has(code)
        ? { kind: 'turned-away', why: code }
        : { kind: 'silence', why: code || String(failure) };
    }
  };
};

const readReply = (status: number, text: string): SubscribeReply => {
  if (shut.has(status)) return { kind: 'turned-away', why: `HTTP ${status}` };
  if (status !== 200) return { kind: 'silence', why: `HTTP ${status}` };
  const answer = Answer.safeParse(parsed(text)).data;
  if (!answer) return { kind: 'silence', why: 'the answer is neither a result nor an error' };
  if ('result' in answer) return { kind: 'result', result: answer.result };
  return { kind: 'refused', code: answer.error.code, message: wordsOf(answer.error.message) };
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** A text, or one in each language. */
const Words = z.union([z.string(), z.object({ en: z.string() }).transform(({ en }) => en)]).catch('');
const wordsOf = (message: unknown): string => Words.parse(message).slice(0, 200);

const Failed = z.object({ cause: z.object({ code: z.string() }) });
const causeCode = (failure: unknown): string => Failed.safeParse(failure).data?.cause.code ?? '';
