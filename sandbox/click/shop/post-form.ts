import { readShopAnswer, type ShopAnswer } from './shop-answer.ts';

/** What came of a request: an answer, or none that can be read, and why. */
export type Reply =
  | { readonly kind: 'answer'; readonly answer: ShopAnswer }
  | { readonly kind: 'lost'; readonly why: string };

/** Takes a reason and gives the reply that never came. */
export const lost = (why: string): Reply => ({ kind: 'lost', why });

const reason = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return cause instanceof Error && cause.message !== '' ? cause.message : error.message;
};

/** Posts a form to the shop and waits at most so long; whatever is not an answer with HTTP 200 is lost. */
export const postForm = async (
  url: string,
  form: URLSearchParams,
  timeoutMs: number,
  stopped: AbortSignal,
): Promise<Reply> => {
  try {
    const signal = AbortSignal.any([stopped, AbortSignal.timeout(timeoutMs)]);
    const response = await fetch(url, { method: 'POST', body: form, redirect: 'manual', signal });
    const text = await response.text();
    if (response.status !== 200) return lost(`HTTP ${response.status}`);
    const answer = readShopAnswer(text);
    return answer === null ? lost('the body is not an answer') : { kind: 'answer', answer };
  } catch (error) {
    return lost(reason(error));
  }
};
