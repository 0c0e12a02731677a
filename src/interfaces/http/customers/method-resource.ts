import { z } from 'zod';
import { type MethodView } from '#application/customers/method-view';

const instant = z.iso.datetime();

/** Nothing reaches a user that is not listed here; tokens are not. */
export const PaymentMethodResource = z
  .object({
    id: z.string(),
    customerId: z.string(),
    status: z.enum(['pending', 'active', 'removing', 'removed', 'failed']),
    type: z.string(),
    brand: z.string().nullable(),
    last4: z.string().nullable(),
    expMonth: z.int().nullable(),
    expYear: z.int().nullable(),
    bank: z.string().nullable(),
    phone: z.string().nullable().describe('All but its last digits hidden'),
    default: z.boolean().describe('Pays when nothing else is said. Each customer has one at most'),
    gateway: z.string(),
    gatewayAccountId: z.string(),
    step: z
      .discriminatedUnion('kind', [
        z.object({
          kind: z.literal('browser'),
          clientSecret: z.string().describe("For the provider's browser code, which finishes the setup"),
        }),
        z.object({ kind: z.literal('redirect'), url: z.string() }),
        z.object({
          kind: z.literal('code'),
          phone: z.string().nullable().describe('Where the code was sent to'),
          resendAfterMs: z.number().nullable(),
        }),
      ])
      .nullable()
      .describe('What the customer must do before it is saved; then confirm it'),
    failure: z
      .object({ code: z.string(), message: z.string() })
      .nullable()
      .describe('Why it was never saved'),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'PaymentMethod' });

export const toPaymentMethodResource = ({
  isDefault,
  refusal,
  createdAt,
  updatedAt,
  ...shown
}: MethodView): z.input<typeof PaymentMethodResource> => ({
  id: shown.id,
  customerId: shown.customerId,
  status: shown.status,
  type: shown.type,
  brand: shown.brand,
  last4: shown.last4,
  expMonth: shown.expMonth,
  expYear: shown.expYear,
  bank: shown.bank,
  phone: shown.phone,
  default: isDefault,
  gateway: shown.gateway,
  gatewayAccountId: shown.gatewayAccountId,
  step: shown.step,
  failure: refusal && { code: refusal.code, message: refusal.detail },
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
});
