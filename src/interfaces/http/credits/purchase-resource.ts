import { z } from 'zod';
import { type PurchaseView } from '#application/credits/purchase-view';
import { minorUnits } from '#domain/shared/money';
import { units } from '../ledger/units.ts';
import { PaymentResource } from '../payments/payment-resource.ts';

const instant = z.iso.datetime();
const { status: paymentStatus, nextAction, clientSecret } = PaymentResource.shape;

export const PurchaseResource = z
  .object({
    id: z.string(),
    status: z
      .enum(['pending', 'paid', 'failed', 'refunded'])
      .describe('paid: the credits are in the balance. refunded: all of its money went back'),
    customerId: z.string(),
    packId: z.string(),
    packName: z.string(),
    credits: z.int(),
    amount: z.int().describe('In minor units'),
    currency: z.string(),
    refundedAmount: z.int().describe('In minor units'),
    paymentId: z.string().nullable(),
    paymentStatus: paymentStatus.nullable(),
    clientSecret,
    nextAction,
    failure: z
      .object({ code: z.string(), message: z.string() })
      .nullable()
      .describe('Why it came to nothing: a failure code of payments, or abandoned'),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'CreditPurchase' });

export const toPurchaseResource = ({
  payment,
  price,
  ...purchase
}: PurchaseView): z.input<typeof PurchaseResource> => ({
  id: purchase.id,
  status: purchase.status,
  customerId: purchase.customerId,
  packId: purchase.packId,
  packName: purchase.packName,
  credits: units(purchase.credits),
  amount: minorUnits(price),
  currency: price.currency,
  refundedAmount: payment ? minorUnits(payment.refunded) : 0,
  paymentId: purchase.paymentId,
  paymentStatus: payment?.status ?? null,
  clientSecret: payment?.clientSecret ?? null,
  nextAction: payment?.nextAction ?? null,
  failure: purchase.failure,
  createdAt: purchase.createdAt.toISOString(),
  updatedAt: purchase.updatedAt.toISOString(),
});
