import { type GatewayAccountId, type TenantId } from '#domain/shared/ids';

/** Who may pay in unasked. Answered by the modules that own accounts and customers. */
export interface Depositors {
  /** The tenant whose account this is and whose customer pays in; undefined when there is no such customer, or no such tenant. */
  tenantOf(account: GatewayAccountId, customerId: string): Promise<TenantId | undefined>;
}
