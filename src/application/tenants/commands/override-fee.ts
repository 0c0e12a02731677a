import { z } from 'zod';
import { type FeeOverride, newTenant, overridesMax } from '#domain/tenants/tenant';
import { type TenantId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { notFound, type NotFound } from '../../shared/not-found.ts';
import { retryOnConflict } from '../../shared/retry-on-conflict.ts';
import { TenantIdSchema } from '../../shared/schemas.ts';
import { type RememberedTenants } from '../remembered-tenants.ts';
import { type FeeOverrideView } from '../tenant-view.ts';
import { type TenantsPorts } from '../tenants-ports.ts';

type Ports = TenantsPorts & Readonly<{ remembered: RememberedTenants }>;

const Instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

export const OverrideFee = z
  .strictObject({
    tenantId: TenantIdSchema,
    basisPoints: z
      .int()
      .min(0)
      .max(10_000)
      .transform(BigInt)
      .describe('Hundredths of a percent: 125 is 1.25 %'),
    fixed: z.int().min(0).transform(BigInt).optional().describe("In minor units of the payment's currency"),
    validFrom: Instant.optional().describe('Now, unless said otherwise'),
    validUntil: Instant.nullish().describe('Not included; open if left out'),
    reason: z.string().trim().min(1).max(300),
  })
  .refine(({ validFrom, validUntil }) => !validFrom || !validUntil || validFrom < validUntil, {
    error: 'is not after validFrom',
    path: ['validUntil'],
  });
type Input = Readonly<{ actor: Actor }> & z.output<typeof OverrideFee>;
export type TooManyOverrides = Readonly<{ code: 'too-many-overrides' }>;

/** Agrees a price with a tenant for a while. The latest agreement that is valid at a payment's instant counts. */
export const overrideFee =
  ({ tenants, remembered, clock, ids, log }: Ports) =>
  ({ actor, tenantId, ...asked }: Input): Promise<Result<FeeOverrideView, TooManyOverrides>> =>
    retryOnConflict(async () => {
      const at = clock.now();
      const tenant = (await tenants.find(tenantId)) ?? newTenant(tenantId, at);
      if (tenant.overrides.length >= overridesMax) return err({ code: 'too-many-overrides' });
      const { basisPoints, fixed = 0n, validFrom = at, validUntil = null, reason } = asked;
      const override: FeeOverride = {
        id: ids.next('fov'),
        basisPoints,
        fixed,
        validFrom,
        validUntil,
        reason,
      };
      await tenants.save({ ...tenant, overrides: [...tenant.overrides, override], updatedAt: at });
      remembered.forget(tenantId);
      log.info('fee-overridden', {
        tenantId,
        by: actor.subject,
        requestId: actor.requestId,
        overrideId: override.id,
      });
      return ok({ ...override, tenantId });
    });

/** Ends an agreement now. It stays on record, because payments were priced by it. */
export const endFeeOverride =
  ({ tenants, remembered, clock, log }: Ports) =>
  ({
    actor,
    tenantId,
    overrideId,
  }: Readonly<{ actor: Actor; tenantId: TenantId; overrideId: string }>): Promise<
    Result<FeeOverrideView, NotFound>
  > =>
    retryOnConflict(async () => {
      const at = clock.now();
      const tenant = await tenants.find(tenantId);
      const found = tenant?.overrides.find(({ id }) => id === overrideId);
      if (!tenant || !found) return err(notFound);
      const ended = {
        ...found,
        validUntil: found.validUntil && found.validUntil < at ? found.validUntil : at,
      };
      const overrides = tenant.overrides.map((one) => (one.id === overrideId ? ended : one));
      await tenants.save({ ...tenant, overrides, updatedAt: at });
      remembered.forget(tenantId);
      log.info('fee-override-ended', { tenantId, by: actor.subject, requestId: actor.requestId, overrideId });
      return ok({ ...ended, tenantId });
    });
