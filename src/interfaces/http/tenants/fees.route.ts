import { z } from 'zod';
import { OverrideFee } from '#application/tenants/commands/override-fee';
import { type TenantsUseCases } from '#application/tenants/index';
import { type FeeOverrideView, feeTierViews, type FeeTierView } from '#application/tenants/tenant-view';
import { TenantIdSchema } from '#application/shared/schemas';
import { ok } from '#domain/shared/result';
import { route } from '../route.ts';
import { FeeOverrideResource, toFeeOverrideResource } from './tenant-resource.ts';

const FeeTierResource = z
  .object({
    id: z.string(),
    name: z.string(),
    basisPoints: z.int().describe('Hundredths of a percent'),
    fixed: z.record(z.string(), z.int()).describe('In minor units, by currency'),
  })
  .meta({ id: 'FeeTier' });
const toFeeTierResource = ({ id, name, basisPoints, fixed }: FeeTierView) => ({
  id,
  name,
  basisPoints: Number(basisPoints),
  fixed: Object.fromEntries(Object.entries(fixed).map(([currency, minor]) => [currency, Number(minor)])),
});

export const listFeeTiersRoute = route<TenantsUseCases>()(
  {
    method: 'get',
    path: '/api/v1/admin/fee-tiers',
    tag: 'Tenants',
    summary: 'What the platform takes, by tier',
    access: ['admin', 'platform'],
    reply: z.object({ data: z.array(FeeTierResource), nextCursor: z.null() }),
    status: 200,
    refusals: {},
  },
  () => Promise.resolve(ok(feeTierViews)),
  (tiers: readonly FeeTierView[]) => ({ data: tiers.map(toFeeTierResource), nextCursor: null }),
);

export const listFeeOverridesRoute = route<TenantsUseCases>()(
  {
    method: 'get',
    path: '/api/v1/admin/fee-overrides',
    tag: 'Tenants',
    summary: 'Prices agreed with a tenant, past ones included',
    access: ['platform'],
    query: z.strictObject({ tenantId: TenantIdSchema }),
    reply: z.object({ data: z.array(FeeOverrideResource), nextCursor: z.null() }),
    status: 200,
    refusals: {},
  },
  (app, { query: { tenantId } }) => app.listFeeOverrides(tenantId),
  (overrides: readonly FeeOverrideView[]) => ({
    data: overrides.map((override) => toFeeOverrideResource(override.tenantId, override)),
    nextCursor: null,
  }),
);

export const overrideFeeRoute = route<TenantsUseCases>()(
  {
    method: 'post',
    path: '/api/v1/admin/fee-overrides',
    tag: 'Tenants',
    summary: 'Agree a price with a tenant for a while',
    access: ['platform'],
    body: OverrideFee,
    reply: FeeOverrideResource,
    status: 201,
    refusals: { 'too-many-overrides': 422 },
    examples: {
      body: {
        tenantId: 'demo',
        basisPoints: 125,
        reason: 'Launch offer',
        validUntil: '2031-01-01T00:00:00Z',
      },
    },
  },
  (app, { actor, body }) => app.overrideFee({ actor, ...body }),
  (override: FeeOverrideView) => toFeeOverrideResource(override.tenantId, override),
);

export const endFeeOverrideRoute = route<TenantsUseCases>()(
  {
    method: 'delete',
    path: '/api/v1/admin/fee-overrides/:tenantId/:overrideId',
    tag: 'Tenants',
    summary: 'End an agreed price now',
    access: ['platform'],
    params: z.strictObject({ tenantId: TenantIdSchema, overrideId: z.string().regex(/^fov_[0-9A-Z]{26}$/) }),
    reply: FeeOverrideResource,
    status: 200,
    refusals: { 'not-found': 404 },
  },
  (app, { actor, params }) => app.endFeeOverride({ actor, ...params }),
  (override: FeeOverrideView) => toFeeOverrideResource(override.tenantId, override),
);
