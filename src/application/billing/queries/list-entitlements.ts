import { z } from 'zod';
import { ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { entitlementsOf, type EntitlementsView } from '../entitlements-of.ts';
import { type Grants } from '../grants.ts';
import { type PayerRefusal } from '../ports/payers.ts';
import { usageFields } from '../usage-fields.ts';
import { type UsagePorts } from '../usage-ports.ts';
import { ownSubscription, whoseUsage } from '../whose-usage.ts';

export const ListEntitlements = z.strictObject({ customerId: usageFields.customerId });
type ListInput = Readonly<{ actor: Actor; asked: z.output<typeof ListEntitlements> }>;

type Ports = Pick<UsagePorts, 'subscriptions' | 'payers' | 'counters' | 'clock'> &
  Readonly<{ grants: Grants }>;

/** What a customer may use, and how much is left; the caller's own unless another is named. */
export const listEntitlements =
  ({ grants, ...ports }: Ports) =>
  async ({ actor, asked: { customerId } }: ListInput): Promise<Result<EntitlementsView, PayerRefusal>> => {
    const { tenantId, subject: ownerId } = actor;
    const whose =
      customerId === undefined
        ? ok(await ownSubscription(ports, { tenantId, ownerId }))
        : await whoseUsage(ports, actor, customerId);
    if (!whose.ok) return whose;
    const subscription = whose.value;
    return ok(
      subscription
        ? await entitlementsOf({ grants, ...ports }, subscription)
        : { subscriptionId: null, level: 'none', data: [] },
    );
  };
