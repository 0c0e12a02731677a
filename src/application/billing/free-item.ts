import { currentVersion } from '#domain/billing/plan';
import { isFree, itemOf } from '#domain/billing/plan-prices';
import { type SubscriptionItem } from '#domain/billing/period-price';
import { type Subscription } from '#domain/billing/subscription';
import { type BillingPorts } from './billing-ports.ts';

/** What a subscription that nobody pays becomes: the catalogue's first plan that costs nothing; null when it has none. */
export const freeItemFor = async (
  { catalogue }: Pick<BillingPorts, 'catalogue'>,
  { tenantId, item: { unitPrice, interval } }: Subscription,
): Promise<SubscriptionItem | null> => {
  const plans = await catalogue.plans(tenantId);
  const { currency } = unitPrice;
  for (const plan of plans) {
    const version = currentVersion(plan);
    if (plan.status !== 'active' || !isFree(version)) continue;
    for (const by of [interval, 'month', 'year', 'week'] as const) {
      const item = itemOf(plan, version, { interval: by, currency, quantity: 1 });
      if (item) return item;
    }
  }
  return null;
};
