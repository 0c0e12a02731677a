import { type TenantId } from '#domain/shared/ids';

/** `platform` operates the installation and stands above tenants; the other three act within one. */
export const roles = ['customer', 'seller', 'admin', 'platform'] as const;
export type Role = (typeof roles)[number];

/** Who asks. `subject` is the token's `sub`; `requestId` and `address` go into audit records. */
export type Actor = Readonly<{
  tenantId: TenantId;
  subject: string;
  roles: readonly Role[];
  requestId: string;
  address: string;
}>;
