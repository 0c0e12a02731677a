import { readShopAnswer, type ShopAnswer } from './shop-answer.ts';

/** How to reach the shop's Merchant API. */
export type ShopAddress = {
  readonly url: string;
  readonly key: string;
  readonly timeoutMs: number;
};

/** One JSON-RPC call. */
export type ShopCall = { readonly method: string; readonly params: object };

const calls = { counter: 0 };

/** Sends one call to the shop as Payme does (payme.md §1.1) and gives its answer; `stop` ends the wait. Never throws. */
export const callShop = async (
  { url, key, timeoutMs }: ShopAddress,
  call: ShopCall,
  stop: AbortSignal,
): Promise<ShopAnswer> => {
  calls.counter += 1;
  const id = calls.counter;
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        'content-type': 'text/json; charset=UTF-8',
        authorization: `Basic ${Buffer.from(`Paycom:${key}`).toString('base64')}`,
      },
      body: JSON.stringify({ jsonrpc: '2.0', id, ...call }),
      signal: AbortSignal.any([stop, AbortSignal.timeout(timeoutMs)]),
    });
    return readShopAnswer(response.status, await response.text(), id);
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return { kind: 'lost', why: cause instanceof Error ? cause.message || cause.name : String(cause) };
  }
};
