import { z } from 'zod';
import { paymentsEvents } from '#application/payments/contract';
import { type CreditPurchase } from '#domain/credits/credit-purchase';
import { type CreditPurchaseId, type PaymentId, type TenantId } from '#domain/shared/ids';
import { type IntegrationEvent, type Reaction } from '../../shared/integration-event.ts';
import { CreditPurchaseIdSchema } from '../../shared/schemas.ts';
import { type CreditsPorts } from '../credits-ports.ts';
import { followPurchase } from '../follow-purchase.ts';

const ofPayment = [paymentsEvents.captured, paymentsEvents.declined, paymentsEvents.cancelled] as const;
/** Of refunds and disputes, which name only the payment. */
const ofReturn = [
  paymentsEvents.refundCompleted,
  paymentsEvents.refundFailed,
  paymentsEvents.disputeClosed,
] as const;

const payment = z.object({ orderId: z.unknown() });
const back = z.object({ paymentId: z.string().transform((id) => id as PaymentId) });

/**
 * Follows the payments of purchases. That a payment names a purchase is no proof, as anybody may name their orders as they
 * like: the purchase itself asks for its payment. A refund that is heard of before its payment finds no purchase yet; the
 * payment's own news finds the refund.
 */
export const followOnPaymentNews = (ports: CreditsPorts): Reaction[] => {
  const follow = async (purchase: CreditPurchase | undefined): Promise<void> => {
    if (purchase) await followPurchase(ports)(purchase);
  };
  const byOrder = async ({ tenantId, data }: IntegrationEvent): Promise<void> => {
    const named = CreditPurchaseIdSchema.safeParse(payment.parse(data).orderId);
    if (named.success) await follow(await find(ports, tenantId, named.data));
  };
  const byPayment = async ({ tenantId, data }: IntegrationEvent): Promise<void> =>
    follow(await ports.purchases.findByPayment(tenantId as TenantId, back.parse(data).paymentId));
  return [
    ...ofPayment.map((hears) => ({ hears, run: byOrder })),
    ...ofReturn.map((hears) => ({ hears, run: byPayment })),
  ];
};

const find = ({ purchases }: CreditsPorts, tenantId: string, id: CreditPurchaseId) =>
  purchases.find(tenantId as TenantId, id);
