/**
 * The idempotency key of a request that was carried out, and a hash of all it asked for. `attempt`: the key of the attempt to
 * pay that it led to, which is what it is answered with.
 */
export type KnownRequest = Readonly<{ key: string; hash: string; attempt?: string }>;

/** Keeps a document bounded: keys are promised to be known for a day, and nobody changes one thing so often in one. */
const requestsMax = 100;

/** The same with one more request; without one, or with one that is known, unchanged. */
export const withRequest = <T extends Readonly<{ requests: readonly KnownRequest[] }>>(
  aggregate: T,
  request: KnownRequest | undefined,
): T =>
  !request || aggregate.requests.some(({ key }) => key === request.key)
    ? aggregate
    : { ...aggregate, requests: [...aggregate.requests, request].slice(-requestsMax) };
