import { resume } from '#domain/billing/subscription-pause';
import { type Result } from '#domain/shared/result';
import { type BillingPorts } from '../billing-ports.ts';
import { type AskOfSubscription, type ChangeRefusals, changeSubscription } from '../change-subscription.ts';
import { collectNow } from '../collect-now.ts';
import { type SubscriptionAnswer } from '../subscription-answer.ts';

/** Ends a pause: a new period begins now and is asked for at once. */
export const resumeSubscription =
  (ports: BillingPorts) =>
  async (input: AskOfSubscription): Promise<Result<SubscriptionAnswer, ChangeRefusals>> => {
    const changed = await changeSubscription<never>(ports, input, (subscription, told) =>
      resume(subscription, told),
    );
    return collectNow(ports, changed);
  };
