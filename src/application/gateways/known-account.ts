import { type GatewayAccountId, type TenantId } from '#domain/shared/ids';
import { type OpenAccount } from './ports/provider.ts';

/** An account as the book knows it, ready to be used. `tenantId` is null for those that the environment names. */
export type KnownAccount = Readonly<{
  id: GatewayAccountId;
  tenantId: TenantId | null;
  provider: string;
  mode: 'test' | 'live';
  open: OpenAccount;
}>;
