import { z } from 'zod';
import { entitlementTo } from '#domain/billing/entitlement';
import { ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { type Grants } from '../grants.ts';
import { type PayerRefusal } from '../ports/payers.ts';
import { QuantitySchema, usageFields } from '../usage-fields.ts';
import { type UsagePorts } from '../usage-ports.ts';
import { type EntitlementView } from '../usage-view.ts';
import { whoseUsage } from '../whose-usage.ts';

export const CheckEntitlement = z.strictObject({ ...usageFields, quantity: QuantitySchema.default(1) });
type Ports = Pick<UsagePorts, 'subscriptions' | 'payers' | 'counters' | 'clock'> &
  Readonly<{ grants: Grants }>;
type CheckInput = Readonly<{ actor: Actor; asked: z.output<typeof CheckEntitlement> }>;

/** Whether so much may be had just now. An answer is no promise: whoever needs one reserves, or counts. */
export const checkEntitlement =
  ({ grants, ...ports }: Ports) =>
  async ({ actor, asked }: CheckInput): Promise<Result<EntitlementView, PayerRefusal>> => {
    const { feature, quantity } = asked;
    const whose = await whoseUsage(ports, actor, asked.customerId);
    if (!whose.ok) return whose;
    const at = ports.clock.now();
    const subscription = whose.value;
    if (!subscription) return ok(entitlementTo(null, feature, quantity, null, at));
    const key = { tenantId: subscription.tenantId, subscriptionId: subscription.id, feature };
    const [grant, counter] = await Promise.all([grants.of(subscription), ports.counters.find(key)]);
    return ok(entitlementTo(grant, feature, quantity, counter, at));
  };
