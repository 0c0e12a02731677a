import { z } from 'zod';

const id = z.string().regex(/^\d{1,19}$/, 'must be a number, as Click gave it');

/** What an account at Click is, besides its secret. */
export const ClickSettings = z.strictObject({
  merchantId: id,
  serviceId: id,
  merchantUserId: id,
  cancelAfterSuccess: z
    .union([z.literal(-9), z.literal(-4)])
    .default(-9)
    .describe(
      "The answer to a cancellation of what was paid already: Click's acceptance suite wants -9, its older library gave -4",
    ),
  feeBasisPoints: z
    .int()
    .min(0)
    .max(10_000)
    .default(0)
    .describe('What Click keeps of each payment as agreed with it, in hundredths of a percent'),
});
export type ClickSettings = z.output<typeof ClickSettings>;

export const ClickCredentials = z.strictObject({
  secretKey: z.string().min(1, 'must not be empty: Click signs with it'),
});
export type ClickCredentials = z.output<typeof ClickCredentials>;
