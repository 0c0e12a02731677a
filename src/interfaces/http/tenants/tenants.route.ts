import { z } from 'zod';
import { ChangeTenant } from '#application/tenants/commands/change-tenant';
import { type TenantsUseCases } from '#application/tenants/index';
import { type TenantView } from '#application/tenants/tenant-view';
import { type Page } from '#application/shared/page';
import { TenantIdSchema } from '#application/shared/schemas';
import { ok } from '#domain/shared/result';
import { cursorLike, ListQuery, page } from '../list-query.ts';
import { route } from '../route.ts';
import { TenantResource, toTenantResource } from './tenant-resource.ts';

const params = z.strictObject({ tenantId: TenantIdSchema });

export const listTenantsRoute = route<TenantsUseCases>()(
  {
    method: 'get',
    path: '/api/v1/admin/tenants',
    tag: 'Tenants',
    summary: 'Tenants the platform has agreed something with',
    access: ['platform'],
    query: ListQuery.extend({ cursor: cursorLike(/^[a-z0-9][a-z0-9_-]{0,62}$/) }),
    reply: page(TenantResource),
    status: 200,
    refusals: {},
  },
  async (app, { query }) => ok(await app.listTenants(query)),
  ({ data, nextCursor }: Page<TenantView>) => ({ data: data.map(toTenantResource), nextCursor }),
);

export const getTenantRoute = route<TenantsUseCases>()(
  {
    method: 'get',
    path: '/api/v1/admin/tenants/:tenantId',
    tag: 'Tenants',
    summary: 'One tenant: its tier, agreed prices and limits',
    access: ['platform'],
    params,
    reply: TenantResource,
    status: 200,
    refusals: {},
  },
  (app, { params: { tenantId } }) => app.getTenant(tenantId),
  toTenantResource,
);

export const changeTenantRoute = route<TenantsUseCases>()(
  {
    method: 'patch',
    path: '/api/v1/admin/tenants/:tenantId',
    tag: 'Tenants',
    summary: "Change a tenant's name, fee tier or limits",
    access: ['platform'],
    params,
    body: ChangeTenant,
    reply: TenantResource,
    status: 200,
    refusals: {},
    examples: { body: { feeTier: 'professional' } },
  },
  (app, { actor, params: { tenantId }, body }) => app.changeTenant({ actor, tenantId, ...body }),
  toTenantResource,
);
