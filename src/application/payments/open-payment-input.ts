import { z } from 'zod';
import { type CaptureMethod } from '#domain/payments/payment';
import { methodTypes } from '#domain/shared/method-type';
import { type Actor } from '../shared/actor.ts';
import { type Idempotency } from '../shared/idempotency.ts';
import {
  AmountSchema,
  CountrySchema,
  CurrencySchema,
  MetadataSchema,
  PaymentMethodIdSchema,
  WebAddressSchema,
} from '../shared/schemas.ts';

const text = (max: number) => z.string().trim().min(1).max(max);

/** What to pay with: a saved method, a token the provider's own browser code made, or a method that needs none. */
export const PaymentMethodInput = z
  .strictObject({
    id: PaymentMethodIdSchema.optional().describe('A saved method; then type may be left out'),
    type: z.enum(methodTypes).optional().describe('Required unless id is given'),
    token: text(255)
      .optional()
      .describe("A token made by the provider's own browser code; never a card number"),
  })
  .superRefine(({ id, type, token }, context) => {
    const mistake = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    if (id !== undefined && token !== undefined)
      mistake('token', 'goes without id: a saved method has its own token');
    if (id === undefined && type === undefined)
      mistake('type', 'is missing: give it, or the id of a saved method');
  });
export type PaymentMethodInput = z.output<typeof PaymentMethodInput>;

export const OpenPayment = z.strictObject({
  orderId: text(64).optional().describe('Your order; payments can be listed by it'),
  amount: AmountSchema,
  currency: CurrencySchema,
  paymentMethod: PaymentMethodInput,
  gateway: text(32).optional().describe('Without it the routing rules choose'),
  customerId: text(64)
    .regex(/^[\w-]+$/)
    .optional(),
  country: CountrySchema.optional().describe(
    "The customer's country (ISO 3166-1 alpha-2); routing rules may look at it",
  ),
  offSession: z
    .boolean()
    .optional()
    .describe(
      'The customer is away: charge what they saved, as they agreed to. For admins, with a saved method',
    ),
  description: text(500).optional(),
  metadata: MetadataSchema.optional(),
  returnUrl: WebAddressSchema.optional().describe(
    'Where the customer comes back to after an action elsewhere',
  ),
});
export const OpenIntent = OpenPayment.partial({ paymentMethod: true }).extend({
  captureMethod: z.enum(['automatic', 'manual']).default('automatic'),
});

type Asked = Omit<z.output<typeof OpenPayment>, 'paymentMethod'> & {
  paymentMethod?: PaymentMethodInput | undefined;
};
export type OpenPaymentInput = Readonly<{
  actor: Actor;
  idempotency: Idempotency;
  asked: Asked;
  captureMethod: CaptureMethod;
  intent?: boolean;
  /** What it pays, when an invoice asked for it. */
  invoiceId?: string | null;
  /** Kassa asks of its own accord: the trail names no person. */
  isOwn?: boolean;
  /** The money is there already; the rest of what is to be known of that is drawn with the payment. */
  inHand?: Readonly<{ at: Date; reference: string; reason: string }>;
}>;
