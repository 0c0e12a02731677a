import { z } from 'zod';

/** The customer that a caller saves something for; without one PayPal makes one up. */
export const vaultCustomer = z
  .object({
    id: z
      .string()
      .min(1)
      .max(22)
      .regex(/^[0-9a-zA-Z_-]+$/)
      .optional(),
  })
  .optional();
