import { type TenantId } from '#domain/shared/ids';
import { type Actor } from '../shared/actor.ts';

/** Whose webhooks one may see: the platform all of them, an admin those of the tenant's own accounts. */
export const webhooksSeenBy = ({ roles, tenantId }: Actor): Readonly<{ tenantId?: TenantId }> =>
  roles.includes('platform') ? {} : { tenantId };
