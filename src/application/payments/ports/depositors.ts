import { type GatewayAccountId, type TenantId } from '#domain/shared/ids';

/** A customer who pays in. `ownerId`: the subject that sees what belongs to them as theirs. */
export type Depositor = Readonly<{ tenantId: TenantId; ownerId: string }>;

/** Who may pay in unasked. Answered by the modules that own accounts and customers. */
export interface Depositors {
  /**
   * The customer with this id of the tenant whose account this is. Undefined when the account is no tenant's, or its tenant
   * has no such customer.
   */
  find(account: GatewayAccountId, customerId: string): Promise<Depositor | undefined>;
}
