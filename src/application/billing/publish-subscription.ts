import { serviceLevelOf } from '#domain/billing/subscription-level';
import { upcomingPeriod } from '#domain/billing/new-period';
import { type Subscription, type SubscriptionDecision } from '#domain/billing/subscription';
import { type SubscriptionEvent } from '#domain/billing/subscription-events';
import { type SubscriptionStatus } from '#domain/billing/subscription-status';
import { minorUnits } from '#domain/shared/money';
import { enveloped, type EventType, type Told } from '../shared/enveloped.ts';
import { type IntegrationEvent } from '../shared/integration-event.ts';
import { billingEvents } from './contract.ts';
import { type InvoiceOrder, orderInWire } from './invoice-order.ts';

/** Which of the things that happen to a subscription the rest of the world hears about, and under what name. */
const told: Partial<Record<SubscriptionEvent['type'], EventType>> = {
  Activated: billingEvents.subscriptionActivated,
  TrialWarned: billingEvents.trialEnding,
  Renewed: billingEvents.subscriptionRenewed,
  PaymentFailed: billingEvents.paymentOverdue,
  Reminded: billingEvents.paymentOverdue,
  GraceBegan: billingEvents.graceBegan,
  PlanChanged: billingEvents.planChanged,
  ChangeScheduled: billingEvents.changeScheduled,
  ChangeDropped: billingEvents.changeDropped,
  CancellationScheduled: billingEvents.cancellationScheduled,
  CancellationGraceBegan: billingEvents.cancellationScheduled,
  CancellationWithdrawn: billingEvents.cancellationWithdrawn,
  CancellationGraceWithdrawn: billingEvents.cancellationWithdrawn,
  Cancelled: billingEvents.subscriptionCancelled,
  Expired: billingEvents.subscriptionExpired,
  DowngradedToFree: billingEvents.downgradedToFree,
  Restored: billingEvents.subscriptionRecovered,
  Paused: billingEvents.subscriptionPaused,
  Resumed: billingEvents.subscriptionResumed,
  Reactivated: billingEvents.subscriptionReactivated,
  BalanceChanged: billingEvents.balanceChanged,
};

/** `before`: its status until then. `orders`: what is to be invoiced because of it, besides periods. */
export const subscriptionEvents = (
  { state, events }: SubscriptionDecision,
  before: SubscriptionStatus,
  orders: readonly InvoiceOrder[],
): IntegrationEvent[] => {
  const known = { ...subscriptionData(state), statusBefore: before };
  const happened = events.flatMap((event): Told[] => {
    const type = nameOf(event, before);
    return type ? [{ type, at: event.at, data: { ...known, by: event.by, ...detailsOf(event, state) } }] : [];
  });
  const ordered = orders.map((order): Told => ({
    type: billingEvents.invoiceOrdered,
    at: state.updatedAt,
    data: { ...known, order: orderInWire(order) },
  }));
  return enveloped('subscriptions', state, [...happened, ...ordered]);
};

export const subscriptionCreated = (subscription: Subscription): IntegrationEvent[] =>
  enveloped('subscriptions', { ...subscription, version: -1 }, [
    {
      type: billingEvents.subscriptionCreated,
      at: subscription.createdAt,
      data: { ...subscriptionData(subscription), statusBefore: null },
    },
  ]);

/** Being paid in time is what renewals are expected to be; only what was overdue is told of. */
const nameOf = (event: SubscriptionEvent, before: SubscriptionStatus): EventType | undefined => {
  if (event.type !== 'PaymentReceived') return told[event.type];
  return before === 'past_due' || before === 'grace' ? billingEvents.subscriptionRecovered : undefined;
};

export const subscriptionData = (subscription: Subscription): Record<string, unknown> => {
  const { id, customerId, ownerId, status, item, price, period, trialEndsAt } = subscription;
  return {
    subscriptionId: id,
    customerId,
    ownerId,
    status,
    planId: item.planId,
    planName: item.planName,
    interval: item.interval,
    quantity: item.quantity,
    currency: item.unitPrice.currency,
    price: minorUnits(price.net),
    periodIndex: period.index,
    periodStart: period.start.toISOString(),
    periodEnd: period.end.toISOString(),
    level: serviceLevelOf(subscription),
    trialEndsAt: trialEndsAt?.toISOString() ?? null,
  };
};

const detailsOf = (event: SubscriptionEvent, subscription: Subscription): Record<string, unknown> => {
  const { dunning, period } = subscription;
  switch (event.type) {
    case 'TrialWarned': {
      const next = upcomingPeriod(subscription);
      return next ? { nextPrice: minorUnits(next.price.net), nextInterval: next.item.interval } : {};
    }
    case 'PaymentFailed':
    case 'Reminded': {
      const { failure, nextAt, step } = event.dunning;
      return { notice: event.notice, failure, nextAt: nextAt.toISOString(), step };
    }
    case 'GraceBegan':
      return {
        notice: { kind: 'grace-began', isLast: true },
        failure: dunning?.failure ?? null,
        nextAt: dunning?.nextAt.toISOString() ?? null,
        step: dunning?.step ?? 0,
      };
    case 'ChangeScheduled':
      return { toPlanName: event.item.planName, takesEffectAt: period.end.toISOString() };
    case 'ChangeDropped':
      return { key: event.key, why: event.why };
    case 'CancellationScheduled':
      return { endsAt: period.end.toISOString(), reason: event.reason };
    case 'CancellationGraceBegan':
      return { endsAt: event.endsAt.toISOString(), reason: event.reason };
    case 'Cancelled':
      return { reason: event.reason };
    case 'BalanceChanged':
      return { movement: event.key, currency: event.change.currency, change: minorUnits(event.change) };
    case 'Paused':
      return { resumesAt: event.resumesAt?.toISOString() ?? null };
    default:
      return {};
  }
};
