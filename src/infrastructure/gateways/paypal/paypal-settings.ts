import { z } from 'zod';

/** PayPal's published price of an online payment: 3.49 % and 49 cents (paypal.com/webapps/mpp/merchant-fees). */
const usualFee = { basisPoints: 349, fixedHundredths: 49 };

/** What is not secret about an account: how its pages look, and what PayPal will probably charge. */
export const PaypalSettings = z.strictObject({
  brandName: z.string().trim().min(1).max(127).optional().describe("The name on PayPal's pages"),
  landingPage: z
    .enum(['LOGIN', 'GUEST_CHECKOUT', 'NO_PREFERENCE'])
    .optional()
    .describe('What the payer sees first'),
  feeBasisPoints: z
    .int()
    .min(0)
    .max(10_000)
    .default(usualFee.basisPoints)
    .describe('Estimate of the fee, until PayPal says what it took'),
  feeFixedHundredths: z
    .int()
    .min(0)
    .max(100_000)
    .default(usualFee.fixedHundredths)
    .describe('Its fixed part, in hundredths of the currency'),
});
export type PaypalSettings = z.output<typeof PaypalSettings>;

/** `webhookIds`: of every webhook that leads here; each is part of what PayPal signs for it. */
export const PaypalCredentials = z.strictObject({
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  // Empty at first: PayPal gives a webhook its id only once it knows its address.
  webhookIds: z.array(z.string().min(1)).max(10).default([]),
});
export type PaypalCredentials = z.output<typeof PaypalCredentials>;
