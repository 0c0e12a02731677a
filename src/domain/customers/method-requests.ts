import { err, ok, type Result } from '#domain/shared/result';
import { type Decision, type IllegalTransition } from '#domain/shared/state-machine';
import { type MethodFacts, type Sealed } from './method-facts.ts';
import { decide, type MethodDecision, type SavedMethod } from './saved-method.ts';
import { type VaultCall, type VaultOperation } from './vault-call.ts';

/** The idempotency key of a request, and a hash of all it asked for. */
export type Request = Readonly<{ key: string; hash: string; at: Date; leaseEndsAt: Date }>;
export type CallInFlight = Readonly<{ code: 'call-in-flight' }>;
export type TooManyTries = Readonly<{ code: 'too-many-tries'; triesMax: number }>;

/** Keeps a method's document bounded, and a code from being guessed: every try is kept with its answer. */
export const triesMax = 20;

export type NewMethod = Pick<
  SavedMethod,
  'id' | 'tenantId' | 'customerId' | 'ownerId' | 'gateway' | 'gatewayAccountId' | 'type' | 'makeDefault'
> &
  Readonly<{ source: Sealed | null; returnUrl: string | null; expiresAt: Date }>;

const factless: Omit<MethodFacts, 'type'> = {
  brand: null,
  last4: null,
  expMonth: null,
  expYear: null,
  bank: null,
  phone: null,
};

/** A method that its provider is about to be asked to keep. */
export const openMethod = (
  { source, returnUrl, expiresAt, ...given }: NewMethod,
  { key, hash, at, leaseEndsAt }: Request,
): Decision<SavedMethod, never> => {
  const call = promiseCall(given, 'begin', null, leaseEndsAt);
  return {
    state: {
      ...factless,
      ...given,
      version: 0,
      status: 'pending',
      customerReference: null,
      token: null,
      fingerprint: null,
      setup: { source, returnUrl, step: null, expiresAt },
      isOffered: false,
      refusal: null,
      requests: [{ key, hash, callKey: call.key, refusal: null }],
      inFlight: call,
      savedAt: null,
      expiryNoticedAt: null,
      createdAt: at,
      updatedAt: at,
    },
    events: [],
  };
};

/** Promises to go on with a setup: after the customer's action, or with the code they typed. */
export const requestFinish = (
  method: SavedMethod,
  code: Sealed | null,
  { key, hash, at, leaseEndsAt }: Request,
): Result<MethodDecision, IllegalTransition | CallInFlight | TooManyTries> => {
  const call = promiseCall(method, `finish`, code, leaseEndsAt, method.version);
  const decision = decide(method, {
    type: 'FinishRequested',
    call,
    request: { key, hash, callKey: call.key, refusal: null },
    at,
  });
  if (!decision.ok) return decision;
  if (method.inFlight) return err({ code: 'call-in-flight' });
  return method.requests.length > triesMax ? err({ code: 'too-many-tries', triesMax }) : ok(decision.value);
};

/** Promises to forget a method at its provider. From now on it can't be paid with. */
export const requestRemoval = (
  method: SavedMethod,
  { at, leaseEndsAt }: Pick<Request, 'at' | 'leaseEndsAt'>,
): Result<MethodDecision, IllegalTransition> =>
  decide(method, { type: 'RemovalRequested', call: promiseRemoval(method, leaseEndsAt), at });

export const promiseRemoval = (method: Pick<SavedMethod, 'id' | 'version'>, leaseEndsAt: Date): VaultCall =>
  promiseCall(method, 'remove', null, leaseEndsAt, method.version);

/** A setup begins once; other calls may be made again later, so their key says at which version. */
const promiseCall = (
  { id }: Pick<SavedMethod, 'id'>,
  operation: VaultOperation,
  code: Sealed | null,
  leaseEndsAt: Date,
  version?: number,
): VaultCall => ({
  operation,
  key: version === undefined ? beginKey(id) : `${id}:${operation}:${version}`,
  code,
  asks: 0,
  nextAskAt: leaseEndsAt,
});

/** The key under which a method's setup begins, whoever asks for it. */
export const beginKey = (id: string): string => `${id}:begin`;
