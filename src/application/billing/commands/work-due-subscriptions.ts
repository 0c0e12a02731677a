import { type Subscription } from '#domain/billing/subscription';
import { type BillingPorts } from '../billing-ports.ts';
import { workSubscription } from '../work-subscription.ts';

/** A run ends after so many, so that whoever wants to stop need not wait for all that is due. */
const runMax = 1_000;

/**
 * Works off what the clock asks of subscriptions: renewals, tries, reminders, ends. Claims them in batches, so that any number
 * of processes share the work, and does so many at once as leave room for those who wait for an answer. Gives how many it
 * claimed. One that fails is logged, and found again when its claim lapses.
 */
export const workDueSubscriptions = (ports: BillingPorts) => async (): Promise<number> => {
  const next = claiming(ports);
  let worked = 0;
  const worker = async (): Promise<void> => {
    for (let one = await next(); one; one = await next()) {
      worked += 1;
      await workOne(ports, one);
    }
  };
  await Promise.all(Array.from({ length: ports.engine.renewalsAtOnce }, worker));
  return worked;
};

/** Gives what is due one by one. Whoever finds nothing left claims more, and the others wait for that. */
const claiming = ({ subscriptions, clock, engine }: BillingPorts) => {
  const left: Subscription[] = [];
  let claimed = 0;
  let isOver = false;
  let claim: Promise<void> | undefined;
  const claimMore = async (): Promise<void> => {
    const now = clock.now();
    const until = new Date(now.getTime() + engine.claimMs);
    const due = await subscriptions.claimDue(now, until, engine.claimMax);
    claimed += due.length;
    // Fewer than asked for: there are no more.
    isOver = due.length < engine.claimMax || claimed >= runMax;
    left.unshift(...[...due].reverse());
  };
  return async (): Promise<Subscription | undefined> => {
    while (left.length === 0 && !isOver) {
      claim ??= claimMore().finally(() => (claim = undefined));
      await claim;
    }
    return left.pop();
  };
};

const workOne = async (ports: BillingPorts, subscription: Subscription): Promise<void> => {
  try {
    await workSubscription(ports, subscription);
  } catch (error) {
    ports.log.error('subscription-work-failed', { subscriptionId: subscription.id, error });
  }
};
