import type Stripe from 'stripe';

type HttpClient = ReturnType<typeof Stripe.createNodeHttpClient>;
type HttpResponse = Awaited<ReturnType<HttpClient['makeRequest']>>;

/** How a kept connection ends that the other side closed while we were sending. */
const resets = new Set(['ECONNRESET', 'EPIPE']);
/** Answers that say only: not now, or not you. */
const turnedAway = new Set([401, 403, 429]);

/**
 * Sends a request once more, under its own idempotency key, when the connection was reset: usually it was a stale one and
 * nothing arrived. The client does so by itself whatever it is told; but then it shows only the end of the second try, and
 * a 429 there looks as if nothing had been done, while the first try may have been executed. Here that is silence.
 */
export const retryOnceOnReset = (client: HttpClient): HttpClient => ({
  getClientName: () => client.getClientName(),
  makeRequest: async (...request) => {
    try {
      return await client.makeRequest(...request);
    } catch (failure) {
      if (!resets.has(codeOf(failure))) throw failure;
    }
    return secondTry(client.makeRequest(...request));
  },
});

/** Tells of each answer that says that the key is not taken (docs.stripe.com/api/errors: 401, no valid API key). */
export const heedingRefusedKeys = (client: HttpClient, keyRefused: (() => void) | undefined): HttpClient => ({
  getClientName: () => client.getClientName(),
  makeRequest: async (...request) => {
    const response = await client.makeRequest(...request);
    if (response.getStatusCode() === 401) keyRefused?.();
    return response;
  },
});

const secondTry = async (answer: Promise<HttpResponse>): Promise<HttpResponse> => {
  const response = await answer.catch((failure: unknown) => {
    // Without its code: neither the client nor we may take the whole for a request that was never sent.
    throw new Error('the connection was reset, and the second try failed', { cause: failure });
  });
  if (!turnedAway.has(response.getStatusCode())) return response;
  response.dispose?.();
  throw new Error(`the connection was reset, and the second try turned away: ${response.getStatusCode()}`);
};

const codeOf = (failure: unknown): string =>
  failure instanceof Error && 'code' in failure ? String(failure.code) : '';
