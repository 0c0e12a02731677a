import { disputeMoney } from '#domain/payments/dispute-money';
import { type Dispute } from '#domain/payments/dispute';
import { type Payment } from '#domain/payments/payment';
import { feesOf } from '#domain/payments/payment-fees';
import { type Refund } from '#domain/payments/refund';
import { type PaymentId, type TenantId } from '#domain/shared/ids';
import { add, subtract, zero } from '#domain/shared/money';
import { type PaymentMoney } from '../contract.ts';
import { type PaymentRegister } from '../ports/payment-register.ts';

/** What the money of payments came to, for whoever keeps books of it. */
export const paymentMoney = ({ register }: Readonly<{ register: PaymentRegister }>) => {
  const withAll = async (
    tenantId: TenantId,
    payments: readonly Payment[],
  ): Promise<readonly PaymentMoney[]> => {
    const ids = payments.map(({ id }) => id);
    const [refunds, disputes] = await Promise.all([
      register.refundsOf(tenantId, ids),
      register.disputesOf(tenantId, ids),
    ]);
    const of =
      (id: PaymentId) =>
      (one: Readonly<{ paymentId: PaymentId }>): boolean =>
        one.paymentId === id;
    return payments.map((payment) =>
      moneyOf(payment, refunds.filter(of(payment.id)), disputes.filter(of(payment.id))),
    );
  };
  return {
    tenantAfter: (tenantId: string | undefined) => register.tenantAfter(tenantId),
    /** Which of these there are. */
    known: (tenantId: TenantId, ids: readonly PaymentId[]) => register.known(tenantId, ids),
    /** In the order of their ids, so that one can go on after the last. */
    page: async (tenantId: TenantId, after: PaymentId | undefined, limit: number) =>
      withAll(tenantId, await register.payments(tenantId, { after, limit })),
    /** Those of these that there are. */
    find: async (tenantId: TenantId, ids: readonly PaymentId[]) =>
      withAll(tenantId, await register.find(tenantId, ids)),
  };
};

/** The money of one payment, with all its refunds and disputes. */
export const moneyOf = (
  payment: Payment,
  refunds: readonly Refund[],
  disputes: readonly Dispute[],
): PaymentMoney => {
  const { id, gatewayAccountId, captured, refunded, amount } = payment;
  const none = zero(amount.currency);
  // Before the capture fees are what it would cost.
  const { platform, platformReturned, gateway } =
    captured.minor === 0n ? { platform: none, platformReturned: none, gateway: none } : feesOf(payment);
  return {
    id,
    gatewayAccountId,
    captured,
    refunded,
    refundsCompleted: refunds
      .filter(({ status }) => status === 'completed')
      .reduce((sum, refund) => add(sum, refund.amount), none),
    platformFee: subtract(platform, platformReturned),
    gatewayFee: gateway,
    disputes: disputes.map((dispute) => ({
      gatewayAccountId: dispute.gatewayAccountId,
      ...disputeMoney(dispute),
    })),
    documents: [
      { kind: 'payments', id, version: payment.version },
      ...refunds.map((refund) => ({ kind: 'refunds', id: refund.id, version: refund.version })),
      ...disputes.map((dispute) => ({ kind: 'disputes', id: dispute.id, version: dispute.version })),
    ],
  };
};
