import { type GatewayAccount } from '#domain/gateways/gateway-account';
import { type GatewayAccountId, type TenantId } from '#domain/shared/ids';
import { remembered } from '../shared/remembered.ts';
import { type GatewayAccountRepository } from './ports/gateway-account-repository.ts';

/** Every payment asks for its tenant's accounts, and they hardly ever change. */
const ageMaxMs = 1_000;
const countMax = 10_000;

export type RememberedAccounts = Readonly<{
  find(id: GatewayAccountId): Promise<GatewayAccount | undefined>;
  ofTenant(tenantId: TenantId): Promise<readonly GatewayAccount[]>;
  forget(account: Pick<GatewayAccount, 'id' | 'tenantId'>): void;
}>;

/** Accounts as read lately. A change made by this process shows at once, one made by another within a second. */
export const rememberedAccounts = (accounts: GatewayAccountRepository): RememberedAccounts => {
  const byId = remembered((id: GatewayAccountId) => accounts.find(id), { ageMaxMs, countMax });
  const byTenant = remembered(
    async (tenantId: TenantId) => {
      const own = await accounts.ofTenant(tenantId);
      // Whoever was routed to an account asks for it next.
      for (const account of own) byId.put(account.id, account);
      return own;
    },
    { ageMaxMs, countMax },
  );
  return {
    find: byId.read,
    ofTenant: byTenant.read,
    forget: ({ id, tenantId }) => {
      byId.forget(id);
      byTenant.forget(tenantId);
    },
  };
};
