import { z } from 'zod';
import { daysAfter } from '#domain/billing/calendar';
import {
  type AlreadyCancelling,
  cancelAtPeriodEnd,
  cancelNow,
  cancelWithGrace,
  type PaymentDue,
} from '#domain/billing/subscription-cancellation';
import { type Result } from '#domain/shared/result';
import { type BillingPorts } from '../billing-ports.ts';
import { type AskOfSubscription, type ChangeRefusals, changeSubscription } from '../change-subscription.ts';
import { finishChange } from '../finish-change.ts';
import { type SubscriptionAnswer } from '../subscription-answer.ts';

export const CancelSubscription = z.strictObject({
  when: z
    .enum(['now', 'period-end', 'grace'])
    .default('period-end')
    .describe('`grace`: everything goes on for some days, whatever was paid for'),
  reason: z.string().trim().min(1).max(500).optional(),
  creditUnused: z
    .boolean()
    .default(false)
    .describe('With `now`: what was paid for and will not be used goes to the balance'),
});
type Input = AskOfSubscription & Readonly<{ asked: z.output<typeof CancelSubscription> }>;

/** Ends a subscription now, with its period, or after some days of grace. */
export const cancelSubscription =
  (ports: BillingPorts) =>
  async (
    input: Input,
  ): Promise<Result<SubscriptionAnswer, ChangeRefusals | AlreadyCancelling | PaymentDue>> => {
    const { when, creditUnused: isCredited } = input.asked;
    const reason = input.asked.reason ?? null;
    const { cancellationGraceDays } = await ports.settings.of(input.actor.tenantId);
    const changed = await changeSubscription<AlreadyCancelling | PaymentDue>(
      ports,
      input,
      (subscription, told) => {
        if (when === 'now') return cancelNow(subscription, { reason, isCredited }, told);
        if (when === 'period-end') return cancelAtPeriodEnd(subscription, reason, told);
        const endsAt = daysAfter(told.at, cancellationGraceDays);
        return cancelWithGrace(subscription, { reason, endsAt }, told);
      },
    );
    return finishChange(ports, changed);
  };
