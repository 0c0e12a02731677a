import { daysAfter } from '#domain/billing/calendar';
import { createSubscription } from '#domain/billing/create-subscription';
import { type Subscription } from '#domain/billing/subscription';
import { recordPayment } from '#domain/billing/subscription-renewal';
import { type Customer } from '#domain/customers/customer';
import { type Currency } from '#domain/shared/currency';
import { type PlanId, type SubscriptionId } from '#domain/shared/ids';
import { money } from '#domain/shared/money';

const weekDays = 7;
/** Ten dollars a week. */
const item = {
  planId: 'pln_bench' as PlanId,
  planVersion: 1,
  planName: 'Bench',
  interval: 'week' as const,
  unitPrice: money(1_000n, 'USD' as Currency),
  quantity: 1,
};

/** A subscription whose first week is paid for and ends at this instant. */
export const dueSubscription = (
  id: SubscriptionId,
  { id: customerId, tenantId, defaultMethodId }: Customer,
  dueAt: Date,
): Subscription => {
  const told = { at: daysAfter(dueAt, -weekDays), by: 'bench' };
  const opened = createSubscription(
    {
      ...{ id, tenantId, customerId, ownerId: customerId, methodId: defaultMethodId, item },
      payBy: 'method',
      trialDays: 0,
      coupon: null,
      incompleteUntil: dueAt,
    },
    told,
  );
  const paid = opened.ok ? recordPayment(opened.value, 0, told) : undefined;
  if (!paid?.ok) throw new Error('a subscription of the bench is refused by the domain');
  return { ...paid.value.state, version: 0 };
};
