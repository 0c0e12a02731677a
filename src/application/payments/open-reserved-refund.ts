import { type Payment, type RefundShare } from '#domain/payments/payment';
import { openRefund, type Refund } from '#domain/payments/refund';
import { type PaymentsPorts } from './payments-ports.ts';

type Ports = Pick<PaymentsPorts, 'refunds' | 'clock' | 'settings'>;

/** Writes down the refund a payment has set money aside for. Whoever comes second finds it written. */
export const openReservedRefund = async (
  { refunds, clock, settings }: Ports,
  payment: Payment,
  share: RefundShare,
): Promise<Refund> => {
  if (payment.reference === null)
    throw new Error(`${payment.id} was captured but is not known to its provider`);
  const at = clock.now();
  const decision = openRefund(
    {
      id: share.id,
      tenantId: payment.tenantId,
      number: share.number,
      paymentId: payment.id,
      ownerId: payment.ownerId,
      amount: share.amount,
      reason: share.reason,
      gateway: payment.gateway,
      gatewayAccountId: payment.gatewayAccountId,
      paymentReference: payment.reference,
    },
    new Date(at.getTime() + settings.callLeaseMs),
    share.at,
  );
  const refund = (await refunds.insert(decision, [])) ?? (await refunds.find(payment.tenantId, share.id));
  if (!refund) throw new Error(`refund ${share.id} is neither new nor known`);
  return refund;
};
