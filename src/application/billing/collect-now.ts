import { ok, type Result } from '#domain/shared/result';
import { nextDue } from '#domain/billing/due-work';
import { type BillingPorts } from './billing-ports.ts';
import { type Changed } from './change-subscription.ts';
import { collectPeriod } from './collect-period.ts';
import { answerAbout, type SubscriptionAnswer } from './subscription-answer.ts';

/** The answer to a change after which a period may have to be paid: it is asked for at once, as the engine would. */
export const collectNow = async <Refusal>(
  ports: BillingPorts,
  changed: Result<Changed, Refusal>,
): Promise<Result<SubscriptionAnswer, Refusal>> => {
  if (!changed.ok) return changed;
  const { subscription, before } = changed.value;
  const replayed = before === null;
  const due = nextDue(subscription);
  if (due?.kind !== 'collect') return ok(answerAbout(ports, subscription, { replayed }));
  const collected = await collectPeriod(ports, subscription, { dueAt: due.at, isNew: !replayed });
  return ok(answerAbout(ports, collected.subscription, { ...collected, replayed }));
};
