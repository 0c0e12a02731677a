import { allEntitlements } from '#domain/billing/entitlement';
import { type Subscription } from '#domain/billing/subscription';
import { type SubscriptionId } from '#domain/shared/ids';
import { type Grants } from './grants.ts';
import { type UsagePorts } from './usage-ports.ts';
import { type EntitlementView, type ServiceLevelView } from './usage-view.ts';

/** `level`: how much of the plan may be used. `data`: each feature, asked for one unit. */
export type EntitlementsView = Readonly<{
  subscriptionId: SubscriptionId | null;
  level: ServiceLevelView;
  data: readonly EntitlementView[];
}>;

type Ports = Pick<UsagePorts, 'counters' | 'clock'> & Readonly<{ grants: Grants }>;

/** All that a subscription allows at this instant. */
export const entitlementsOf = async (
  { grants, counters, clock }: Ports,
  subscription: Subscription,
): Promise<EntitlementsView> => {
  const { id, tenantId } = subscription;
  const [grant, counted] = await Promise.all([grants.of(subscription), counters.of(tenantId, id)]);
  const counterOf = (feature: string) => counted.find((counter) => counter.feature === feature) ?? null;
  return {
    subscriptionId: id,
    level: grant.level,
    data: allEntitlements(grant, counterOf, clock.now()),
  };
};
