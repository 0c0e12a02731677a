import { type DueWork, followsFromDebt, nextDue } from '#domain/billing/due-work';
import { endGrace, expireIncomplete, recordReminder } from '#domain/billing/subscription-dunning';
import { carryOutCancellation } from '#domain/billing/subscription-cancellation';
import { resume } from '#domain/billing/subscription-pause';
import { renew, warnOfTrialEnd } from '#domain/billing/subscription-renewal';
import { byItself, type Decided, type Subscription } from '#domain/billing/subscription';
import { ConcurrencyConflict } from '../shared/concurrency-conflict.ts';
import { type BillingPorts } from './billing-ports.ts';
import { collectPeriod } from './collect-period.ts';
import { freeItemFor } from './free-item.ts';
import { keepSubscription } from './keep-subscription.ts';
import { tryNewMethod } from './try-new-method.ts';
import { waitForTransfer } from './wait-for-transfer.ts';

/** No subscription has so much to be done at one instant; one that asks for more asks in vain. */
const stepsMax = 100;

/**
 * Does all that time asks of one subscription until nothing is due, or what is due must wait for an answer. Each step is
 * saved before the next, so whoever stops on the way leaves a subscription that anybody can go on with.
 */
export const workSubscription = async (ports: BillingPorts, found: Subscription): Promise<void> => {
  let subscription = found;
  let isNew = false;
  for (let step = 0; step < stepsMax; step += 1) {
    const due = nextDue(subscription);
    if (!due || due.at > ports.clock.now()) return;
    try {
      const next = await carryOut(ports, subscription, due, isNew);
      if (next.version === subscription.version) return;
      isNew = due.kind === 'renew';
      subscription = next;
    } catch (failure) {
      if (!(failure instanceof ConcurrencyConflict)) throw failure;
      const latest = await ports.subscriptions.find(subscription.tenantId, subscription.id);
      if (!latest) return;
      isNew = false;
      subscription = latest;
    }
  }
  ports.log.error('subscription-never-rests', { subscriptionId: found.id });
};

/** One step. Gives the subscription unchanged when it must wait. */
const carryOut = async (
  ports: BillingPorts,
  subscription: Subscription,
  due: DueWork,
  isNew: boolean,
): Promise<Subscription> => {
  const waiting = isNew || !followsFromDebt(due) ? undefined : await waitForTransfer(ports, subscription);
  if (waiting) return waiting;
  if (due.kind === 'collect' || due.kind === 'charge') {
    const collected = await collectPeriod(ports, subscription, { dueAt: due.at, isNew });
    return collected.subscription;
  }
  if (due.kind === 'remind' || due.kind === 'end-grace') {
    const tried = await tryNewMethod(ports, subscription, due.at);
    if (tried) return tried;
  }
  const decided = await decideStep(ports, subscription, due.kind);
  if (!decided) return subscription;
  if (!decided.ok) {
    ports.log.error('due-work-refused', {
      subscriptionId: subscription.id,
      work: due.kind,
      why: decided.error.code,
    });
    return subscription;
  }
  return keepSubscription(ports, subscription, decided.value);
};

type Refusable = Decided<Readonly<{ code: string }>> | undefined;

const decideStep = async (
  ports: BillingPorts,
  subscription: Subscription,
  kind: Exclude<DueWork['kind'], 'collect' | 'charge'>,
): Promise<Refusable> => {
  const at = ports.clock.now();
  switch (kind) {
    case 'expire-incomplete':
      return expireIncomplete(subscription, at);
    case 'warn-of-trial-end':
      return warnOfTrialEnd(subscription, at);
    case 'renew':
      return renew(subscription, subscription.period.index, at);
    case 'cancel':
      return carryOutCancellation(subscription, at);
    case 'resume':
      return resume(subscription, byItself(at));
    case 'remind':
      return recordReminder(subscription, (await ports.settings.of(subscription.tenantId)).dunning, at);
    case 'end-grace':
      return endGrace(subscription, await freeItemFor(ports, subscription), at);
  }
};
