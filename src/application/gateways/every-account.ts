import { type GatewayAccountId, type TenantId } from '#domain/shared/ids';
import { type GatewaysPorts } from './gateways-ports.ts';

/** An account unopened: nothing secret of it. `createdAt` is null for those that the environment names. */
export type AccountOutline = Readonly<{
  id: GatewayAccountId;
  tenantId: TenantId | null;
  provider: string;
  createdAt: Date | null;
}>;

const pageMax = 200;

/** Every account there is, the environment's first, then tenants' own, in pages; those that are disabled too. */
export const everyAccount = ({ accounts, configured }: Pick<GatewaysPorts, 'accounts' | 'configured'>) =>
  async function* (): AsyncGenerator<readonly AccountOutline[]> {
    yield configured.map(({ id, tenantId, provider }) => ({ id, tenantId, provider, createdAt: null }));
    let after: GatewayAccountId | null = null;
    do {
      const page = await accounts.inOrder(after, pageMax);
      yield page.map(({ id, tenantId, provider, createdAt }) => ({ id, tenantId, provider, createdAt }));
      after = page.length < pageMax ? null : (page.at(-1)?.id ?? null);
    } while (after !== null);
  };
