import { type PaymentRegister } from '#application/payments/ports/payment-register';
import { type Dispute } from '#domain/payments/dispute';
import { type Payment } from '#domain/payments/payment';
import { type Refund } from '#domain/payments/refund';
import { aggregateCollection } from '../aggregate-collection.ts';
import { type PaymentId, type TenantId } from '#domain/shared/ids';
import { type Mongo } from '../connection.ts';
import { translated } from '../mongo-failures.ts';
import { nextTenant } from '../next-tenant.ts';
import { deriveDispute, isWholeDispute } from './dispute.document.ts';
import { derivePayment, isWholePayment } from './payment.document.ts';
import { deriveRefund, isWholeRefund } from './refund.document.ts';

export const mongoPaymentRegister = ({ mongo: { db } }: { mongo: Mongo }): PaymentRegister => {
  const of = (name: string) => db.collection<{ _id: string }>(name);
  const payments = aggregateCollection<Payment>(of('payments'), {
    derive: derivePayment,
    isWhole: isWholePayment,
  });
  const refunds = aggregateCollection<Refund>(of('refunds'), {
    derive: deriveRefund,
    isWhole: isWholeRefund,
  });
  const disputes = aggregateCollection<Dispute>(of('disputes'), {
    derive: deriveDispute,
    isWhole: isWholeDispute,
  });
  const all = 0;
  return {
    tenantAfter: (after) => nextTenant(db, 'payments', after),
    payments: (tenantId, { after, limit }) =>
      payments.findMany({ tenantId, ...(after && { _id: { $gt: after } }) }, { _id: 1 }, limit),
    find: async (tenantId, ids) =>
      (await payments.findMany({ _id: { $in: [...ids] } }, { _id: 1 }, all)).filter(
        (payment) => payment.tenantId === tenantId,
      ),
    known: async (tenantId, ids) => {
      const found = db
        .collection<{ _id: PaymentId; tenantId: TenantId }>('payments')
        .find({ _id: { $in: [...ids] } }, { projection: { tenantId: 1 } });
      const documents = await translated(found.toArray());
      return documents.filter((one) => one.tenantId === tenantId).map(({ _id }) => _id);
    },
    refundsOf: (tenantId, ids) =>
      refunds.findMany({ tenantId, paymentId: { $in: [...ids] } }, { _id: 1 }, all),
    disputesOf: (tenantId, ids) =>
      disputes.findMany({ tenantId, paymentId: { $in: [...ids] } }, { _id: 1 }, all),
  };
};
