import { type PurchasePayments, type ReturnOfMoney } from '#application/credits/ports/purchase-payments';
import { type PaymentsUseCases } from '#application/payments/index';
import { ownKeys } from '#application/shared/idempotency';
import { type PaymentId, type TenantId } from '#domain/shared/ids';
import { minorUnits } from '#domain/shared/money';
import { ok } from '#domain/shared/result';
import { everyPage } from './every-page.ts';

type Payments = Pick<PaymentsUseCases, 'openPayment' | 'findByKey' | 'listRefunds' | 'listDisputes'>;

/** Purchases of credits are paid like everything else, each under a key of ours that no caller can take. */
export const purchasePayments = (payments: Payments): PurchasePayments => ({
  open: async ({ actor, purchase, paymentMethod, returnUrl }) => {
    const answer = await payments.openPayment({
      actor,
      idempotency: { key: keyOf(purchase.id), requestHash: purchase.request.hash },
      captureMethod: 'automatic',
      intent: paymentMethod === undefined,
      asked: {
        orderId: purchase.id,
        amount: minorUnits(purchase.price),
        currency: purchase.price.currency,
        paymentMethod,
        customerId: purchase.customerId,
        description: `${purchase.credits} credits: ${purchase.packName}`,
        returnUrl,
      },
    });
    return answer.ok ? ok(answer.value.payment) : answer;
  },
  of: ({ tenantId, id }) => payments.findByKey(tenantId, keyOf(id)),
  returnsOf: async (tenantId, paymentId) => {
    const [refunds, disputes] = await Promise.all([
      refundsOf(payments, tenantId, paymentId),
      disputesOf(payments, tenantId, paymentId),
    ]);
    return [...refunds, ...disputes].sort((one, other) => one.at.getTime() - other.at.getTime());
  },
});

const keyOf = (purchaseId: string): string => `${ownKeys}credits:${purchaseId}`;

/** A refund that failed after it had been completed was told as completed: its money has come back since. */
const refundsOf = async (
  { listRefunds }: Payments,
  tenantId: TenantId,
  paymentId: PaymentId,
): Promise<ReturnOfMoney[]> => {
  const all = await everyPage((page) => listRefunds({ tenantId }, { paymentId }, page));
  return all.flatMap(({ id: cause, amount, status, completedAt, createdAt: at }): ReturnOfMoney[] => {
    if (status === 'completed') return [{ cause, amount, isUndone: false, at: completedAt ?? at }];
    return status === 'failed' ? [{ cause, amount, isUndone: true, at }] : [];
  });
};

const disputesOf = async (
  { listDisputes }: Payments,
  tenantId: TenantId,
  paymentId: PaymentId,
): Promise<ReturnOfMoney[]> => {
  const all = await everyPage((page) => listDisputes({ tenantId }, { paymentId, status: 'lost' }, page));
  return all.flatMap(({ id: cause, amount, isInquiry, closedAt, createdAt }) =>
    isInquiry ? [] : [{ cause, amount, isUndone: false, at: closedAt ?? createdAt }],
  );
};
