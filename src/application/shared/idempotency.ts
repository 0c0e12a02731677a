/** What the caller's `Idempotency-Key` header said, and a hash of everything the request asked for. */
export type Idempotency = Readonly<{ key: string; requestHash: string }>;

/** The key was used before, for a request that asked for something else. */
export type KeyReused = Readonly<{ code: 'idempotency-key-reused' }>;
/** The first request with this key is still being worked on. */
export type KeyInFlight = Readonly<{ code: 'idempotency-in-flight' }>;
export const keyReused: KeyReused = { code: 'idempotency-key-reused' };
export const keyInFlight: KeyInFlight = { code: 'idempotency-in-flight' };

/** Begins the keys of requests that Kassa makes itself. Callers' keys are visible ASCII, so nobody can take one of these. */
export const ownKeys = '§';
