import { type CustomerId } from '#domain/shared/ids';
import { type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';

/** Whose credits: `ownerId` is the subject that sees them as theirs. */
export type Buyer = Readonly<{ customerId: CustomerId; ownerId: string }>;
export type BuyerRefusal = Readonly<{ code: 'customer-unknown' } | { code: 'customer-needed' }>;

/** Answered by the customers module. */
export interface Buyers {
  /** Whom a request is about: the one it names, if they may be seen; else its caller, made known now if need be. */
  named(actor: Actor, customerId: CustomerId | undefined): Promise<Result<Buyer, BuyerRefusal>>;
  /** Who is known already: the one that is named, if they may be seen; else the caller's own. Undefined: there is none. */
  known(actor: Actor, customerId: CustomerId | undefined): Promise<Buyer | undefined>;
}
