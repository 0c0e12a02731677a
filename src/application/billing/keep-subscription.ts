import { type KnownRequest } from '#domain/billing/known-request';
import { withRequest } from '#domain/billing/known-request';
import { type Subscription, type SubscriptionDecision } from '#domain/billing/subscription';
import { type BillingPorts } from './billing-ports.ts';
import { ordersOf } from './invoice-order.ts';
import { subscriptionEvents } from './publish-subscription.ts';

type Ports = Pick<BillingPorts, 'subscriptions' | 'outbox' | 'heard'>;

/**
 * Saves a decision about a subscription with its events in one write, then makes the events known. `before`: what was
 * decided upon. Throws ConcurrencyConflict when somebody saved first, KeyTaken when the request's key is in use elsewhere.
 */
export const keepSubscription = async (
  { subscriptions, outbox, heard }: Ports,
  before: Subscription,
  decision: SubscriptionDecision,
  request?: KnownRequest,
): Promise<Subscription> => {
  const stated = { ...decision, state: withRequest(decision.state, request) };
  const events = subscriptionEvents(stated, before.status, ordersOf(before, decision)).filter(({ type }) =>
    heard.has(type),
  );
  const saved = await subscriptions.save(stated, events);
  outbox.handOver(events);
  return saved;
};
