import { type Document } from 'mongodb';
import { type PaymentViews } from '#application/payments/ports/payment-views';
import { type PageRequest, pageOf } from '#application/shared/page';
import { type Visibility } from '#application/shared/visibility';
import { type Dispute } from '#domain/payments/dispute';
import { type Payment } from '#domain/payments/payment';
import { innerStatuses } from '#domain/payments/payment-status';
import { type Refund } from '#domain/payments/refund';
import { innerRefundStatuses } from '#domain/payments/refund-status';
import { aggregateCollection } from '../aggregate-collection.ts';
import { type Mongo } from '../connection.ts';
import { idRange } from '../id-range.ts';
import { deriveDispute, isWholeDispute } from './dispute.document.ts';
import { derivePayment, isWholePayment } from './payment.document.ts';
import { deriveRefund, isWholeRefund } from './refund.document.ts';

/** Ids are ordered by time, so newest first is by id, and a cursor is the last id seen. */
const newestFirst = { _id: -1 } as const;

export const mongoPaymentViews = ({ mongo }: { mongo: Mongo }): PaymentViews => {
  const of = (name: string) => mongo.db.collection<{ _id: string }>(name);
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
  return {
    payments: async (seen, { status, awaitsApproval, received, from, to, ...equal }, page) => {
      const filter = {
        ...within(seen, page, idRange('pay', from, to)),
        ...equal,
        ...(status && { status: { $in: innerStatuses(status) } }),
        ...(awaitsApproval && { 'derived.awaitsApproval': awaitsApproval }),
        ...(received && { 'derived.received': received }),
        ...((from ?? to) && { createdAt: { ...(from && { $gte: from }), ...(to && { $lt: to }) } }),
      };
      return pageOf(await payments.findMany(filter, newestFirst, page.limit + 1), page.limit);
    },
    refunds: async (seen, { status, paymentId }, page) => {
      const filter = {
        ...within(seen, page),
        paymentId,
        ...(status && { status: { $in: innerRefundStatuses(status) } }),
      };
      return pageOf(await refunds.findMany(filter, newestFirst, page.limit + 1), page.limit);
    },
    disputes: async (seen, equal, page) =>
      pageOf(
        await disputes.findMany({ ...within(seen, page), ...equal }, newestFirst, page.limit + 1),
        page.limit,
      ),
  };
};

const within = (
  { tenantId, ownerId }: Visibility,
  { cursor }: PageRequest,
  range: Document = {},
): Document => {
  const bounds = cursor === undefined ? range : { ...range, $lt: cursor };
  return { tenantId, ownerId, ...(Object.keys(bounds).length > 0 && { _id: bounds }) };
};
