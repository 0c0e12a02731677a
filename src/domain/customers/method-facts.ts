import { type MethodType } from '#domain/shared/method-type';

/** A text that only the SecretBox can read. */
export type Sealed = string;

/** What people may know of a method: never a number, never a token. */
export type MethodFacts = Readonly<{
  type: MethodType;
  brand: string | null;
  last4: string | null;
  expMonth: number | null;
  expYear: number | null;
  bank: string | null;
  /** All but its last digits hidden. */
  phone: string | null;
}>;

/** What the customer must do before the method is saved. The rest of it opens doors at the provider, so it is sealed. */
export type PendingStep = Readonly<{ kind: 'browser' | 'redirect' | 'code'; sealed: Sealed }>;

export type MethodRefusalCode =
  | 'method-refused'
  | 'unknown-token'
  | 'already-saved'
  | 'code-wrong'
  | 'code-expired'
  | 'not-finished';
export type MethodRefusal = Readonly<{ code: MethodRefusalCode; detail: string }>;

/** A request that carried an idempotency key, the call it led to, and what it was refused with. */
export type MethodRequest = Readonly<{
  key: string;
  hash: string;
  callKey: string;
  refusal: MethodRefusal | null;
}>;
