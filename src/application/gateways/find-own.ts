import { type GatewayAccount } from '#domain/gateways/gateway-account';
import { type GatewayAccountId, type TenantId } from '#domain/shared/ids';
import { type GatewayAccountRepository } from './ports/gateway-account-repository.ts';

/** The account, if it is this tenant's: those of others do not exist for it. */
export const findOwn = async (
  accounts: GatewayAccountRepository,
  tenantId: TenantId,
  id: GatewayAccountId,
): Promise<GatewayAccount | undefined> => {
  const account = await accounts.find(id);
  return account?.tenantId === tenantId ? account : undefined;
};
