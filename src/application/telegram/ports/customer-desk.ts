import { type CustomerId } from '#domain/shared/ids';
import { type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';

type NamedCustomer = Readonly<{ customerId: CustomerId; ownerId: string }>;
export type CustomerRefusal = Readonly<{ code: 'customer-unknown' } | { code: 'customer-needed' }>;

/** Answered by the customers module. */
export interface CustomerDesk {
  /** Whom a request is about: the one it names, if they may be seen; else its caller, made known now if need be. */
  named(actor: Actor, customerId: CustomerId | undefined): Promise<Result<NamedCustomer, CustomerRefusal>>;
}
