import { z } from 'zod';
import { AmountSchema } from '../shared/schemas.ts';

const text = (max: number) => z.string().trim().min(3).max(max);
const note = text(300).describe('Why, in your own words');
const evidence = text(300).describe("Where others can see it, such as the provider's dashboard");
const providerId = z.string().trim().min(1).max(255).optional();

/** What one may ask for to end a case: the fields of the command that does it, and a note. */
export const ResolveReview = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('ask-again'), note }),
  z.strictObject({
    action: z.literal('correct-payment'),
    status: z.enum(['authorized', 'completed', 'failed', 'cancelled']),
    amount: AmountSchema.optional(),
    providerPaymentId: providerId,
    evidence,
    note,
  }),
  z.strictObject({
    action: z.literal('record-refund'),
    outcome: z.enum(['completed', 'failed']),
    providerRefundId: providerId,
    evidence,
    note,
  }),
  z.strictObject({ action: z.literal('replay-webhook'), note }),
  z.strictObject({ action: z.literal('close'), note }),
]);
export type ResolveReview = z.output<typeof ResolveReview>;
