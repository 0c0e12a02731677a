import { type NothingToWithdraw, reactivate } from '#domain/billing/reactivate';
import { type Result } from '#domain/shared/result';
import { type KeyInFlight } from '../../shared/idempotency.ts';
import { type AttemptRefusal } from '../attempt-payment.ts';
import { type BillingPorts } from '../billing-ports.ts';
import { type AskOfSubscription, type ChangeRefusals, changeSubscription } from '../change-subscription.ts';
import { startSubscription } from '../start-subscription.ts';
import { type SubscriptionAnswer } from '../subscription-answer.ts';

/** Takes a cancellation back; after the end it begins anew, and the new first period must be paid for. */
export const reactivateSubscription =
  (ports: BillingPorts) =>
  async (
    input: AskOfSubscription,
  ): Promise<
    Result<SubscriptionAnswer, ChangeRefusals | NothingToWithdraw | AttemptRefusal | KeyInFlight>
  > => {
    const { incompleteHours } = await ports.settings.of(input.actor.tenantId);
    const changed = await changeSubscription<NothingToWithdraw>(ports, input, (subscription, told) =>
      reactivate(subscription, new Date(told.at.getTime() + incompleteHours * 3_600_000), told),
    );
    if (!changed.ok) return changed;
    const { subscription, before } = changed.value;
    return startSubscription(ports, subscription, { actor: input.actor, returnUrl: null }, before === null);
  };
