import { ordersOf } from '#application/billing/invoice-order';
import { subscriptionCreated, subscriptionEvents } from '#application/billing/publish-subscription';
import { type IntegrationEvent } from '#application/shared/integration-event';
import { daysAfter } from '#domain/billing/calendar';
import { createSubscription } from '#domain/billing/create-subscription';
import { standardDunning } from '#domain/billing/dunning-policy';
import { type SubscriptionItem } from '#domain/billing/period-price';
import { reactivate } from '#domain/billing/reactivate';
import { type Decided, type Subscription } from '#domain/billing/subscription';
import { moveBalance } from '#domain/billing/subscription-balance';
import { cancelAtPeriodEnd, cancelNow } from '#domain/billing/subscription-cancellation';
import { applyChange, dropChange, requestChange } from '#domain/billing/subscription-changes';
import { endGrace, recordFailure } from '#domain/billing/subscription-dunning';
import { pause, resume } from '#domain/billing/subscription-pause';
import { recordPayment, renew, warnOfTrialEnd } from '#domain/billing/subscription-renewal';
import { type CustomerId, type PlanId, type SubscriptionId } from '#domain/shared/ids';
import { ids, later, noon, usd } from './sample-facts.ts';

export const subscriptionId = 'sub_01JD3N7Q9S1V3X5Z7B9D1F3H5J' as SubscriptionId;
export const customerId = 'cus_01JD3M0A4S6D8F1G3H5J7K9L2Z' as CustomerId;
const told = { at: later, by: 'user-4711' };

const anItem = (planName: string, minor: bigint): SubscriptionItem => ({
  planId: `pln_${planName.toLowerCase()}` as PlanId,
  planVersion: 1,
  planName,
  interval: 'month',
  unitPrice: usd(minor),
  quantity: 1,
});
export const pro = anItem('Pro', 2_999n);
const dearer = anItem('Enterprise', 9_999n);
const cheaper = anItem('Starter', 999n);
const free = anItem('Free', 0n);

const opened = (trialDays: number, ownerId: string | null): Subscription => {
  const terms = {
    methodId: null,
    payBy: 'method',
    coupon: null,
    incompleteUntil: daysAfter(noon, 1),
  } as const;
  const whose = { id: subscriptionId, tenantId: ids.tenant, customerId, ownerId };
  const decided = createSubscription({ ...whose, ...terms, item: pro, trialDays }, { ...told, at: noon });
  if (!decided.ok) throw new Error('a sample is refused by the domain');
  return decided.value;
};

/** What is told of subscriptions that are paid, changed, paused, cancelled, not paid, and taken up again. */
export const subscriptionSamples = (ownerId: string | null): IntegrationEvent[] => {
  const events: IntegrationEvent[] = [];
  const then = (from: Subscription, decided: Decided<{ code: string }> | undefined): Subscription => {
    if (!decided?.ok) throw new Error('a sample is refused by the domain');
    events.push(...subscriptionEvents(decided.value, from.status, ordersOf(from, decided.value)));
    return decided.value.state;
  };
  const created = opened(0, ownerId);
  events.push(...subscriptionCreated(created));
  const active = then(created, recordPayment(created, 0, told));
  const trying = opened(14, ownerId);
  then(trying, warnOfTrialEnd(trying, daysAfter(noon, 11)));

  const now = { timing: 'now', isProrated: true } as const;
  const changing = then(active, requestChange(active, dearer, now, told));
  const key = changing.pending?.key ?? '';
  then(changing, applyChange(changing, key, told));
  then(changing, dropChange(changing, key, 'its payment failed: card-declined', told));
  then(active, requestChange(active, cheaper, { ...now, timing: 'period-end' }, told));
  then(active, moveBalance(active, { key: `${key}:given`, change: usd(1_250n) }, later));

  const tomorrow = { ...told, at: daysAfter(noon, 1) };
  const leaving = then(active, cancelAtPeriodEnd(active, 'too dear', told));
  then(leaving, reactivate(leaving, tomorrow.at, told));
  const paused = then(active, pause(active, daysAfter(noon, 30), told));
  then(paused, resume(paused, tomorrow));
  const cancelled = then(active, cancelNow(active, { reason: 'too dear', isCredited: false }, told));
  then(cancelled, reactivate(cancelled, daysAfter(noon, 2), tomorrow));

  const owing = then(active, renew(active, 0, active.period.end));
  const grace = tries(owing, then);
  const paid = { ...told, at: daysAfter(owing.period.start, 8) };
  then(grace, recordPayment(grace, 1, paid));
  const over = daysAfter(owing.period.start, 11);
  then(grace, endGrace(grace, null, over));
  then(grace, endGrace(grace, free, over));
  return firstOfEachType(events);
};

/** Declined again and again, until nothing is left but grace. */
const tries = (
  owing: Subscription,
  then: (from: Subscription, decided: Decided | undefined) => Subscription,
): Subscription => {
  let current = owing;
  for (let attempt = 1; current.status !== 'grace'; attempt += 1) {
    const failed = { periodIndex: 1, attempt: `attempt-${attempt}`, failure: 'card-declined' };
    const at = current.dunning?.nextAt ?? owing.period.start;
    current = then(current, recordFailure(current, failed, standardDunning, at));
  }
  return current;
};

export const firstOfEachType = (events: readonly IntegrationEvent[]): IntegrationEvent[] =>
  [...new Map(events.toReversed().map((event) => [event.type, event])).values()].toReversed();
