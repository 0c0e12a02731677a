import { type MethodType } from '#domain/shared/method-type';

/** A method as the provider keeps it. The token is a secret: it is sealed before it is stored. */
export type VaultedMethod = Readonly<{
  token: string;
  type: MethodType;
  brand: string | null;
  last4: string | null;
  expMonth: number | null;
  expYear: number | null;
  bank: string | null;
  /** A phone number with all but its last digits hidden, for wallets and cards that are known by phone. */
  phone: string | null;
}>;

/** How the customer goes on: with the provider's browser code, on the provider's page, or by typing a code sent by SMS. */
export type SetupStep = Readonly<
  | { kind: 'browser'; reference: string; clientSecret: string }
  | { kind: 'redirect'; reference: string; url: string }
  | { kind: 'code'; reference: string; phone: string | null; resendAfterMs: number | null }
  | { kind: 'saved'; method: VaultedMethod }
>;
export type VaultRefusal = Readonly<{
  code: 'method-refused' | 'code-wrong' | 'code-expired' | 'not-finished' | 'unknown-token' | 'unavailable';
  detail: string;
}>;
export type Vaulted<T> = Promise<
  Readonly<{ ok: true; value: T }> | Readonly<{ ok: false; error: VaultRefusal }>
>;

/** The customer as the provider knows them. Keys make every call safe to repeat. */
export type VaultCustomer = Readonly<{ customerId: string; email: string | null; name: string | null }>;

/** Keeps customers' methods at one provider. Nothing throws for anything the provider says or fails to say. */
export interface MethodVault {
  /** The types that a page of the provider's asks the customer for, when `begin` gets no token but a `returnUrl`. */
  readonly pages?: readonly MethodType[];
  /** The customer's id there; providers without customers give our own id back. */
  register(customer: VaultCustomer, key: string): Vaulted<string>;
  /** Saves what a token of the provider's browser code stands for, or says what the customer must do first. */
  begin(
    asked: Readonly<{
      customerReference: string;
      type: MethodType;
      token: string | null;
      returnUrl: string | null;
      key: string;
      /** Our id of it, for the provider to name when it tells of it. */
      methodId?: string;
    }>,
  ): Vaulted<SetupStep>;
  /** Goes on with a setup: after the customer's action, or with the code they were sent. Repeating it gives the same method. */
  finish(
    asked: Readonly<{ customerReference: string; reference: string; code: string | null; key: string }>,
  ): Vaulted<VaultedMethod>;
  /** Forgets a method there. One that is gone already counts as removed. */
  remove(asked: Readonly<{ customerReference: string; token: string }>): Vaulted<true>;
  /** What it keeps under a token now; null: nothing any more. Absent where it can't be asked. */
  look?(asked: Readonly<{ token: string }>): Vaulted<VaultedMethod | null>;
  /**
   * Makes a setup that nobody finished impossible to finish. Gives the method when it was finished all the same, null when
   * not; absent where a setup comes to nothing by itself.
   */
  abandon?(
    asked: Readonly<{ customerReference: string; reference: string; key: string }>,
  ): Vaulted<VaultedMethod | null>;
  /** A page of the provider's where the customer manages what they saved; absent where the provider has none. */
  portal?(
    asked: Readonly<{ customerReference: string; returnUrl: string; key: string }>,
  ): Vaulted<Readonly<{ url: string; expiresAt: Date | null }>>;
}
