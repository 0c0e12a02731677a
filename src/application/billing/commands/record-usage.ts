import { z } from 'zod';
import { countedOnce, type RequestReused } from '#domain/billing/counted-once';
import { type UnfitUsage } from '#domain/billing/counted-usage';
import { entitlementTo, type Grant, limitOf } from '#domain/billing/entitlement';
import { consumeUsage, recordUsage as countFact } from '#domain/billing/usage';
import { err, ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { type Grants } from '../grants.ts';
import { type PayerRefusal } from '../ports/payers.ts';
import { type DecidedCount } from '../ports/usage-counters.ts';
import { quantityMax, RequestIdSchema, usageFields } from '../usage-fields.ts';
import { type UsagePorts } from '../usage-ports.ts';
import {
  type AdminNeeded,
  afterCounting,
  type EntitlementRefusal,
  refusedFor,
  type UsageAnswer,
} from '../usage-view.ts';
import { whoseUsage } from '../whose-usage.ts';

export const RecordUsage = z.strictObject({
  ...usageFields,
  quantity: z
    .int()
    .min(-quantityMax)
    .max(quantityMax)
    .refine((quantity) => quantity !== 0, { error: 'must not be 0' })
    .describe('How much was used, in whole units. Less than 0 gives back; only admins and services may'),
  allowOverage: z
    .boolean()
    .default(false)
    .describe('Counts it though it is more than allowed, for it has happened. Only admins and services may'),
  requestId: RequestIdSchema.optional(),
});
type Asked = z.output<typeof RecordUsage>;
type Input = Readonly<{ actor: Actor; asked: Asked }>;
type Ports = Pick<UsagePorts, 'subscriptions' | 'payers' | 'counters' | 'clock'> &
  Readonly<{ grants: Grants }>;
export type RecordUsageRefusal = EntitlementRefusal | PayerRefusal | RequestReused | UnfitUsage | AdminNeeded;

/**
 * Counts usage if it is allowed, all of it or none: those who ask at the same time never get more than there is. What has
 * happened already, and what is given back, is counted whatever the limit, if the plan knows the feature.
 */
export const recordUsage =
  ({ grants, ...ports }: Ports) =>
  async ({ actor, asked }: Input): Promise<Result<UsageAnswer, RecordUsageRefusal>> => {
    const { feature, quantity, requestId } = asked;
    const field = factSaidBy(asked);
    if (field && !actor.roles.includes('admin')) return err({ code: 'admin-needed', field });
    const whose = await whoseUsage(ports, actor, asked.customerId);
    if (!whose.ok) return whose;
    const at = ports.clock.now();
    const subscription = whose.value;
    if (!subscription) return err(refusedFor(entitlementTo(null, feature, quantity, null, at)));
    const grant = await grants.of(subscription);
    if (field && !isKnown(grant, feature)) return err(refusedFor(entitlementTo(grant, feature, 1, null, at)));

    const { tenantId, id: subscriptionId } = subscription;
    const request = requestId === undefined ? null : { id: requestId, quantity };
    const count = field ? countFact : consumeUsage;
    return ports.counters.change(
      { tenantId, subscriptionId, feature },
      (counter): DecidedCount<Result<UsageAnswer, RecordUsageRefusal>> => {
        const counted = countedOnce(counter, request, (uncounted) => count(uncounted, grant, quantity, at));
        if (!counted.ok) return { counter, answer: err(inOurWords(counted.error)) };
        const { counter: after, replayed } = counted.value;
        return { counter: after, answer: ok({ entitlement: afterCounting(grant, after, at), replayed }) };
      },
    );
  };

/** The field that says it has happened, so that it is not asked whether it may. */
const factSaidBy = ({ quantity, allowOverage }: Asked): string | undefined =>
  quantity < 0 ? 'quantity' : allowOverage ? 'allowOverage' : undefined;

/** Names that no plan knows must not each become a counter. */
const isKnown = ({ terms }: Grant, feature: string): boolean =>
  limitOf(terms, feature) !== undefined || terms.features.includes(feature);

type DomainRefusal =
  | RequestReused
  | UnfitUsage
  | Readonly<{ code: 'not-entitled'; entitlement: UsageAnswer['entitlement'] }>;
const inOurWords = (refusal: DomainRefusal): RecordUsageRefusal =>
  refusal.code === 'not-entitled' ? refusedFor(refusal.entitlement) : refusal;
