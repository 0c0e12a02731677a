import { z } from 'zod';
import { type TenantView } from '#application/tenants/tenant-view';

export const FeeOverrideResource = z
  .object({
    id: z.string(),
    tenantId: z.string(),
    basisPoints: z.int(),
    fixed: z.int().describe("In minor units of the payment's currency"),
    validFrom: z.iso.datetime(),
    validUntil: z.iso.datetime().nullable(),
    reason: z.string(),
  })
  .meta({ id: 'FeeOverride' });

export const TenantResource = z
  .object({
    id: z.string(),
    name: z.string(),
    feeTier: z.string(),
    feeOverrides: z.array(FeeOverrideResource),
    limits: z
      .record(z.string(), z.object({ minimum: z.int(), maximum: z.int() }))
      .describe('By currency, where they differ from the usual'),
    secondPersonAbove: z
      .record(z.string(), z.int())
      .describe(
        'By currency, in minor units, where it differs from 1,000 of the currency (of som 10,000,000)',
      ),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Tenant' });

type Override = TenantView['overrides'][number];

export const toFeeOverrideResource = (
  tenantId: string,
  override: Override,
): z.input<typeof FeeOverrideResource> => ({
  id: override.id,
  tenantId,
  basisPoints: Number(override.basisPoints),
  fixed: Number(override.fixed),
  validFrom: override.validFrom.toISOString(),
  validUntil: override.validUntil?.toISOString() ?? null,
  reason: override.reason,
});

export const toTenantResource = (tenant: TenantView): z.input<typeof TenantResource> => ({
  id: tenant.id,
  name: tenant.name,
  feeTier: tenant.feeTier,
  feeOverrides: tenant.overrides.map((override) => toFeeOverrideResource(tenant.id, override)),
  limits: Object.fromEntries(
    Object.entries(tenant.limits).map(([currency, { minimum, maximum }]) => [
      currency,
      { minimum: Number(minimum), maximum: Number(maximum) },
    ]),
  ),
  secondPersonAbove: Object.fromEntries(
    Object.entries(tenant.secondPersonAbove ?? {}).map(([currency, above]) => [currency, Number(above)]),
  ),
  createdAt: tenant.createdAt.toISOString(),
  updatedAt: tenant.updatedAt.toISOString(),
});
