import { type Interval } from '#domain/billing/calendar';
import { createSubscription, type NewSubscription } from '#domain/billing/create-subscription';
import { standardDunning } from '#domain/billing/dunning-policy';
import { nextStep } from '#domain/billing/dunning-step';
import { periodPrice, type SubscriptionItem } from '#domain/billing/period-price';
import { unpaid } from '#domain/billing/paid-period';
import { type Decided, periodInvoiceKey, type Subscription } from '#domain/billing/subscription';
import { type SubscriptionStatus } from '#domain/billing/subscription-status';
import { type CustomerId, type PlanId, type SubscriptionId, type TenantId } from '#domain/shared/ids';
import { type IllegalTransition } from '#domain/shared/state-machine';
import { usd } from '#test/support/a-payment';

/** The first instant of a common year: April has 30 days, and a month is easy to reckon with. */
export const april = new Date('2030-04-01T00:00:00.000Z');
export const utc = (text: string): Date => new Date(`${text}${text.includes('T') ? '' : 'T00:00:00.000'}Z`);
export const told = (at: Date) => ({ at, by: 'ann' });

/** Pro by the month at $30.00, so that a day in April is a dollar. */
export const anItem = (is: Partial<SubscriptionItem> = {}): SubscriptionItem => ({
  planId: 'pln_pro' as PlanId,
  planVersion: 1,
  planName: 'Pro',
  interval: 'month',
  unitPrice: usd(30_00),
  quantity: 1,
  ...is,
});
export const anItemAt = (minor: number, interval: Interval = 'month', quantity = 1): SubscriptionItem =>
  anItem({
    planId: `pln_${minor}` as PlanId,
    planName: `Plan ${minor}`,
    unitPrice: usd(minor),
    interval,
    quantity,
  });
export const freeItem = anItem({ planId: 'pln_free' as PlanId, planName: 'Free', unitPrice: usd(0) });

export const aNewSubscription = (is: Partial<NewSubscription> = {}): NewSubscription => ({
  id: 'sub_1' as SubscriptionId,
  tenantId: 'acme' as TenantId,
  customerId: 'cus_1' as CustomerId,
  ownerId: 'user-1',
  methodId: null,
  payBy: 'method',
  item: anItem(),
  trialDays: 0,
  coupon: null,
  incompleteUntil: utc('2030-04-02'),
  ...is,
});

export const created = (is: Partial<NewSubscription> = {}, at = april): Subscription => {
  const opened = createSubscription(aNewSubscription(is), told(at));
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
};

/** The state after a step that must be allowed. */
export const after = (decided: Decided<{ code: string }> | undefined): Subscription => {
  if (!decided) throw new Error('nothing was decided');
  if (!decided.ok) throw new Error(wordsOf(decided.error));
  return decided.value.state;
};
const wordsOf = (error: { code: string } | IllegalTransition): string =>
  'event' in error ? `${error.from} refuses ${error.event}` : error.code;

const failed = nextStep(standardDunning, null, 'card-declined', april).dunning;
const facts: Readonly<Record<SubscriptionStatus, Partial<Subscription>>> = {
  incomplete: {},
  trialing: { trialEndsAt: utc('2030-05-01'), isSettled: true },
  active: { isSettled: true, incompleteUntil: null },
  past_due: { incompleteUntil: null, dunning: failed },
  grace: { incompleteUntil: null, dunning: { ...failed, next: 'end-grace', level: 'read-only' } },
  paused: { isSettled: true, incompleteUntil: null, pause: { since: april, resumesAt: null } },
  cancelled: { isSettled: true, incompleteUntil: null, endedAt: april },
  expired: { incompleteUntil: null, endedAt: april },
};

/** A subscription as it would stand in its status, and otherwise as the test says; active and paid unless told otherwise. */
export const aSubscription = ({ status = 'active', ...is }: Partial<Subscription> = {}): Subscription => {
  const item = is.item ?? anItem();
  const subscription = {
    ...created({ item }),
    price: periodPrice(item, null),
    ...facts[status],
    ...is,
    status,
  };
  const { id, period, price, isSettled } = subscription;
  const paid = { price, by: [periodInvoiceKey(id, period.index)], returns: [] };
  return {
    ...subscription,
    paid: is.paid ?? (isSettled && status !== 'paused' ? paid : unpaid(price.net.currency)),
  };
};
