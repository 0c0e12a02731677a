import { type CustomerId, type PaymentMethodId, type TenantId } from '#domain/shared/ids';
import { type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';

/** Whom an invoice is for. */
export type Payer = Readonly<{
  customerId: CustomerId;
  /** The subject that sees what belongs to this customer as theirs. */
  ownerId: string;
  name: string | null;
  email: string | null;
  /** Lines of the address, as they are written on an envelope. */
  address: readonly string[];
  /** ISO 3166-1 alpha-2, for tax and routing. */
  country: string | null;
  defaultMethodId: PaymentMethodId | null;
}>;

export type PayerRefusal = Readonly<{ code: 'customer-unknown' } | { code: 'customer-needed' }>;

/** Answered by the customers module. */
export interface Payers {
  find(tenantId: TenantId, customerId: CustomerId): Promise<Payer | undefined>;
  /** Whom a request is about: the one it names, if they may be seen; else its caller, made known now if need be. */
  named(actor: Actor, customerId: CustomerId | undefined): Promise<Result<Payer, PayerRefusal>>;
  findByUser(tenantId: TenantId, userId: string): Promise<Payer | undefined>;
  /** Whose this saved method is; undefined when there is none that can be charged. */
  holderOf(tenantId: TenantId, methodId: PaymentMethodId): Promise<CustomerId | undefined>;
}
