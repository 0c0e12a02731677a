import { z } from 'zod';

export const failureResource = z
  .object({
    code: z.string(),
    category: z
      .enum(['hard', 'soft', 'action', 'transient'])
      .describe('Never, later, after the customer acts, or any moment now'),
    retryable: z.boolean(),
    providerCode: z.string().nullable().describe("The provider's own word, for support"),
    message: z.string().describe('Fit for a customer'),
  })
  .meta({ id: 'Failure' });
