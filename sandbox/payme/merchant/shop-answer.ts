import { codes } from '../rpc/codes.ts';
import { type RpcError } from '../rpc/rpc-error.ts';

/** What came back from the shop. `lost`: nobody knows whether it did what it was asked (payme.md §1.1). */
export type ShopAnswer =
  | { readonly kind: 'result'; readonly result: Readonly<Record<string, unknown>> }
  | { readonly kind: 'error'; readonly error: RpcError }
  | { readonly kind: 'lost'; readonly why: string };

/** An answer that says something. */
export type Said = Exclude<ShopAnswer, { readonly kind: 'lost' }>;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The shop is answering, but not in the protocol: to the payer that is a refusal (payme.md §2). */
export const misbehaves = (why: string): Said => ({
  kind: 'error',
  error: { code: codes.shopMisbehaves, message: why },
});

/** A message is told in three languages; a plain string is taken too (payme.md §1.3). */
const messageOf = (message: unknown): string => {
  if (typeof message === 'string') return message;
  const words = isObject(message) ? (message['en'] ?? message['ru'] ?? message['uz']) : undefined;
  return typeof words === 'string' ? words : '';
};

/** Takes the status, body and id of a reply and gives what it says. */
export const readShopAnswer = (status: number, text: string, id: number): ShopAnswer => {
  if (status !== 200) return { kind: 'lost', why: `HTTP ${status}` };
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return { kind: 'lost', why: 'the answer is not JSON' };
  }
  if (!isObject(body)) return misbehaves('the answer is not an object');
  const { result, error } = body;
  if (isObject(error)) {
    const { code, message, data } = error;
    if (typeof code !== 'number') return misbehaves('the error has no code');
    if (code === codes.system) return { kind: 'lost', why: `error ${code}` };
    const told = { code, message: messageOf(message) };
    return { kind: 'error', error: typeof data === 'string' ? { ...told, data } : told };
  }
  if (!isObject(result)) return misbehaves('the answer has neither result nor error');
  if (body['id'] !== id) return misbehaves('the answer carries another id');
  return { kind: 'result', result };
};

/** Gives one text for answers that are the same to Payme: a repeated call must give the same one. */
export const sameness = (answer: Said): string =>
  answer.kind === 'error'
    ? `error ${answer.error.code}`
    : JSON.stringify(
        Object.entries(answer.result)
          .filter(([, value]) => value !== null)
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      );
