import { z } from 'zod';
import { feeTierIds } from '#domain/tenants/fee-tier';
import { type Limits, newTenant, type Tenant } from '#domain/tenants/tenant';
import { isCurrency } from '#domain/shared/currency';
import { type TenantId } from '#domain/shared/ids';
import { ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { retryOnConflict } from '../../shared/retry-on-conflict.ts';
import { AmountSchema } from '../../shared/schemas.ts';
import { type RememberedTenants } from '../remembered-tenants.ts';
import { type TenantsPorts } from '../tenants-ports.ts';

type Ports = TenantsPorts & Readonly<{ remembered: RememberedTenants }>;

const LimitsSchema = z
  .strictObject({ minimum: AmountSchema, maximum: AmountSchema })
  .refine(({ minimum, maximum }) => minimum <= maximum, {
    error: 'minimum is above maximum',
    path: ['minimum'],
  })
  .transform(({ minimum, maximum }): Limits => ({ minimum: BigInt(minimum), maximum: BigInt(maximum) }));

const AboveSchema = z.int().min(0).max(Number.MAX_SAFE_INTEGER).transform(BigInt);

export const ChangeTenant = z.strictObject({
  name: z.string().trim().min(1).max(120).optional(),
  feeTier: z.enum(feeTierIds).optional(),
  limits: z
    .record(z.string().refine(isCurrency, { error: 'is not an ISO 4217 currency code' }), LimitsSchema)
    .optional()
    .describe('By currency, in minor units; replaces all limits set before'),
  secondPersonAbove: z
    .record(z.string().refine(isCurrency, { error: 'is not an ISO 4217 currency code' }), AboveSchema)
    .optional()
    .describe(
      'By currency, in minor units: above it one person’s word does not do to settle a review case, to record money by hand or to adjust the ledger; replaces what was set before',
    ),
});
type Input = Readonly<{ actor: Actor; tenantId: TenantId }> & z.output<typeof ChangeTenant>;

/** Changes what a tenant has agreed with the platform. Payments already made keep the terms they were made on. */
export const changeTenant =
  ({ tenants, remembered, clock, log }: Ports) =>
  ({ actor, tenantId, ...changes }: Input): Promise<Result<Tenant, never>> =>
    retryOnConflict(async () => {
      const at = clock.now();
      const before = (await tenants.find(tenantId)) ?? newTenant(tenantId, at);
      const { name = before.name, feeTier = before.feeTier, limits = before.limits } = changes;
      const secondPersonAbove = changes.secondPersonAbove ?? before.secondPersonAbove ?? {};
      const saved = await tenants.save({
        ...before,
        name,
        feeTier,
        limits,
        secondPersonAbove,
        updatedAt: at,
      });
      remembered.forget(tenantId);
      log.info('tenant-changed', { tenantId, by: actor.subject, requestId: actor.requestId, feeTier });
      return ok(saved);
    });
