import { z } from 'zod';
import { pause, type PauseRefusal } from '#domain/billing/subscription-pause';
import { err, type Result } from '#domain/shared/result';
import { type BillingPorts } from '../billing-ports.ts';
import { type AskOfSubscription, type ChangeRefusals, changeSubscription } from '../change-subscription.ts';
import { finishChange } from '../finish-change.ts';
import { type SubscriptionAnswer } from '../subscription-answer.ts';

export const PauseSubscription = z.strictObject({
  until: z.iso
    .datetime({ offset: true })
    .transform((text) => new Date(text))
    .optional()
    .describe('When it goes on by itself; left out: when somebody says so'),
});
type Input = AskOfSubscription & Readonly<{ asked: z.output<typeof PauseSubscription> }>;
export type ResumesInPast = Readonly<{ code: 'resumes-in-past' }>;

/** Stops a subscription for a while. What was paid for and is not used goes to its balance. */
export const pauseSubscription =
  (ports: BillingPorts) =>
  async (
    input: Input,
  ): Promise<Result<SubscriptionAnswer, ChangeRefusals | PauseRefusal | ResumesInPast>> => {
    const until = input.asked.until ?? null;
    const changed = await changeSubscription<PauseRefusal | ResumesInPast>(
      ports,
      input,
      (subscription, told) =>
        until && until <= told.at ? err({ code: 'resumes-in-past' }) : pause(subscription, until, told),
    );
    return finishChange(ports, changed);
  };
