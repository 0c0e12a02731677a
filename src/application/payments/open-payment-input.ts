import { z } from 'zod';
import { type CaptureMethod } from '#domain/payments/payment';
import { methodTypes } from '#domain/shared/method-type';
import { type Actor } from '../shared/actor.ts';
import { type Idempotency } from '../shared/idempotency.ts';
import { AmountSchema, CurrencySchema, MetadataSchema } from '../shared/schemas.ts';

const text = (max: number) => z.string().trim().min(1).max(max);

/** What to pay with: a token the provider's own browser code made, or a method that needs none. */
export const PaymentMethodInput = z.strictObject({
  type: z.enum(methodTypes),
  token: text(255)
    .optional()
    .describe("A token made by the provider's own browser code; never a card number"),
});

export const OpenPayment = z.strictObject({
  orderId: text(64).optional().describe('Your order; payments can be listed by it'),
  amount: AmountSchema,
  currency: CurrencySchema,
  paymentMethod: PaymentMethodInput,
  gateway: text(32).optional().describe('Without it the routing rules choose'),
  customerId: text(64)
    .regex(/^[\w-]+$/)
    .optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'must be two capital letters, such as DE')
    .optional()
    .describe("The customer's country (ISO 3166-1 alpha-2); routing rules may look at it"),
  description: text(500).optional(),
  metadata: MetadataSchema.optional(),
  returnUrl: z
    .url()
    .max(2048)
    .optional()
    .describe('Where the customer comes back to after an action elsewhere'),
});
export const OpenIntent = OpenPayment.partial({ paymentMethod: true }).extend({
  captureMethod: z.enum(['automatic', 'manual']).default('automatic'),
});

type Asked = Omit<z.output<typeof OpenPayment>, 'paymentMethod'> & {
  paymentMethod?: z.output<typeof PaymentMethodInput> | undefined;
};
export type OpenPaymentInput = Readonly<{
  actor: Actor;
  idempotency: Idempotency;
  asked: Asked;
  captureMethod: CaptureMethod;
  intent?: boolean;
}>;
