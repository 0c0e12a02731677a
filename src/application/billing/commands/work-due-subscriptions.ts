import { type Subscription } from '#domain/billing/subscription';
import { type BillingPorts } from '../billing-ports.ts';
import { workSubscription } from '../work-subscription.ts';

/**
 * Works off what the clock asks of subscriptions: renewals, tries, reminders, ends. Claims a batch, so that any number of
 * processes share the work, and does so many at once as leave room for those who wait for an answer. Gives how many it
 * claimed. One that fails is logged, and found again when its claim lapses.
 */
export const workDueSubscriptions = (ports: BillingPorts) => async (): Promise<number> => {
  const { subscriptions, clock, engine } = ports;
  const now = clock.now();
  const until = new Date(now.getTime() + engine.claimMs);
  const due = await subscriptions.claimDue(now, until, engine.claimMax);
  const left = [...due].reverse();
  const worker = async (): Promise<void> => {
    for (let one = left.pop(); one; one = left.pop()) await workOne(ports, one);
  };
  await Promise.all(Array.from({ length: Math.min(engine.renewalsAtOnce, due.length) }, worker));
  return due.length;
};

const workOne = async (ports: BillingPorts, subscription: Subscription): Promise<void> => {
  try {
    await workSubscription(ports, subscription);
  } catch (error) {
    ports.log.error('subscription-work-failed', { subscriptionId: subscription.id, error });
  }
};
