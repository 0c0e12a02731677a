import { authHeader } from './click-auth.ts';
import { type ClickFields, readJson } from './click-json.ts';

/** Where Click is, how long it may take, and the time that calls are signed with. */
export type ClickPlace = Readonly<{
  /** Such as https://api.click.uz/v2/merchant. */
  apiBase: string;
  /** Such as https://my.click.uz/services/pay. */
  payBase: string;
  timeoutMs: number;
  now: () => Date;
}>;

/**
 * An answer of the Merchant API: done; refused for certain; turned away at the door, so that nothing was executed now; or
 * nothing that could be called an answer.
 */
export type ClickReply = Readonly<
  | { kind: 'done'; fields: ClickFields }
  | { kind: 'refused'; code: string; note: string }
  | { kind: 'turned-away'; why: string }
  | { kind: 'silence'; cause: string }
>;
export type ClickCall = (
  method: 'GET' | 'POST' | 'DELETE',
  path: readonly string[],
  body?: string,
) => Promise<ClickReply>;

export const clickHttp =
  (
    { apiBase, timeoutMs, now }: ClickPlace,
    user: Readonly<{ merchantUserId: string; secretKey: string }>,
    keyRefused?: () => void,
  ): ClickCall =>
  async (method, path, body) => {
    const url = [apiBase.replace(/\/$/, ''), ...path.map(encodeURIComponent)].join('/');
    try {
      const response = await fetch(url, {
        method,
        headers: {
          Accept: 'application/json',
          'Content-Type': 'application/json',
          Auth: authHeader(user, now()),
        },
        ...(body !== undefined && { body }),
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (response.status === 401) keyRefused?.();
      return replyOf(response.status, await response.text());
    } catch (failure) {
      return unsent(failure);
    }
  };

/** Not you, or not now: whatever the body says, the call was not let in. */
const turnedAway = new Set([401, 403, 429]);

const replyOf = (status: number, text: string): ClickReply => {
  if (turnedAway.has(status)) return { kind: 'turned-away', why: `Click answered ${status}` };
  const fields = readJson(text);
  const code = fields?.error_code;
  if (status >= 500 || fields === undefined || typeof code !== 'string' || !/^-?\d+$/.test(code))
    return { kind: 'silence', cause: `no answer in a reply with ${status}` };
  if (status < 300 && code === '0') return { kind: 'done', fields };
  return { kind: 'refused', code, note: String(fields.error_note ?? '') };
};

/** Connections that were never opened carried no request. */
const neverConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

const unsent = (failure: unknown): ClickReply => {
  const code = codeOf(failure);
  return neverConnected.has(code)
    ? { kind: 'turned-away', why: `Click could not be reached (${code})` }
    : { kind: 'silence', cause: `${String(failure)} ${code}`.trim() };
};

/** fetch wraps what went wrong; the code is that of the innermost failure that has one. */
const codeOf = (failure: unknown): string => {
  if (typeof failure !== 'object' || failure === null) return '';
  const inner = 'cause' in failure ? codeOf(failure.cause) : '';
  return inner || ('code' in failure && typeof failure.code === 'string' ? failure.code : '');
};
