import { type TenantId } from '#domain/shared/ids';
import { type Actor } from './actor.ts';

/** What one may see: all of a tenant, or only what belongs to one owner in it. */
export type Visibility = Readonly<{ tenantId: TenantId; ownerId?: string }>;

/** Admins see their tenant. Customers and sellers see their own; what they may not see does not exist for them. */
export const visibleTo = ({ tenantId, roles, subject }: Actor): Visibility =>
  roles.includes('admin') ? { tenantId } : { tenantId, ownerId: subject };

export const isVisible = (
  thing: Readonly<{ tenantId: TenantId; ownerId: string | null }>,
  { tenantId, ownerId }: Visibility,
): boolean => thing.tenantId === tenantId && (ownerId === undefined || thing.ownerId === ownerId);
