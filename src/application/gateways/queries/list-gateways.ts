import { type GatewayCapabilities } from '#domain/shared/gateway-capabilities';
import { type TenantId } from '#domain/shared/ids';
import { type AccountBook } from '../account-book.ts';

/** A gateway that a tenant can use: what it can do, and with how many accounts. */
export type GatewayView = Readonly<{ name: string; accounts: number; capabilities: GatewayCapabilities }>;

/** Every gateway that takes a tenant's payments, the preferred one first. */
export const listGateways =
  ({ usableBy }: Pick<AccountBook, 'usableBy'>) =>
  async (tenantId: TenantId): Promise<readonly GatewayView[]> => {
    const byName = new Map<string, GatewayView>();
    for (const { provider: name, open } of await usableBy(tenantId)) {
      const known = byName.get(name);
      const { capabilities } = known ?? open.gateway;
      byName.set(name, { name, accounts: (known?.accounts ?? 0) + 1, capabilities });
    }
    return [...byName.values()];
  };
