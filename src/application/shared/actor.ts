import { type ApiKeyId, type TenantId } from '#domain/shared/ids';
import { type Scope } from './scope.ts';

/** `platform` operates the installation and stands above tenants; the other three act within one. */
export const roles = ['customer', 'seller', 'admin', 'platform'] as const;
export type Role = (typeof roles)[number];

/** Who asks. `subject` is the token's `sub`, or the id of the API key; `requestId` and `address` go into audit records. */
export type Actor = Readonly<{
  tenantId: TenantId;
  subject: string;
  roles: readonly Role[];
  /** Set when an API key asks: besides its roles, what it is for. */
  apiKey?: Readonly<{ id: ApiKeyId; scopes: readonly Scope[] }>;
  requestId: string;
  address: string;
}>;
