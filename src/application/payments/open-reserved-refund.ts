import { type AskedBy } from '#domain/shared/asked-by';
import { type Payment, type RefundShare } from '#domain/payments/payment';
import { openRefund, type Refund } from '#domain/payments/refund';
import { type PaymentsPorts } from './payments-ports.ts';

type Ports = Pick<PaymentsPorts, 'refunds' | 'settings'>;

/**
 * Writes down the refund a payment has set money aside for. Whoever comes second finds it written. Its call belongs to
 * the process that set the money aside, counted from then: if that process is gone, nobody waits for it a second time.
 * `by`: who asked for it; nobody, when it was made elsewhere.
 */
export const openReservedRefund = async (
  { refunds, settings }: Ports,
  payment: Payment,
  share: RefundShare,
  by?: AskedBy,
): Promise<Refund> => {
  if (payment.reference === null)
    throw new Error(`${payment.id} was captured but is not known to its provider`);
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
      reference: share.reference ?? null,
      isWhole: share.amount.minor === payment.captured.minor,
      by,
    },
    new Date(share.at.getTime() + settings.callLeaseMs),
    share.at,
  );
  const refund = (await refunds.insert(decision, [])) ?? (await refunds.find(payment.tenantId, share.id));
  if (!refund) throw new Error(`refund ${share.id} is neither new nor known`);
  return refund;
};
