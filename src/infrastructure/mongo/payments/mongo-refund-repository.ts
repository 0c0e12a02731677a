import { type RefundRepository } from '#application/payments/ports/refund-repository';
import { type Refund } from '#domain/payments/refund';
import { aggregateCollection } from '../aggregate-collection.ts';
import { type Mongo, relaxed } from '../connection.ts';
import { deriveRefund, isWholeRefund } from './refund.document.ts';

export const mongoRefundRepository = ({ mongo }: { mongo: Mongo }): RefundRepository => {
  const documents = mongo.db.collection<{ _id: string }>('refunds');
  const refunds = aggregateCollection<Refund>(documents, { derive: deriveRefund, isWhole: isWholeRefund });
  return {
    find: (tenantId, id) => refunds.findOne({ _id: id, tenantId }),
    locate: async (gatewayAccountId, { refundId, reference }) =>
      (refundId && (await refunds.findOne({ _id: refundId, gatewayAccountId }))) ||
      (reference === undefined ? undefined : refunds.findOne({ gatewayAccountId, reference })),
    insert: ({ state }, events) => refunds.insert(state, events),
    save: ({ state }, events) => refunds.save(state, events),
    claimCall: async ({ id, inFlight }, leaseEndsAt) => {
      const claimed = await documents.updateOne(
        { _id: id, 'inFlight.key': inFlight?.key, 'inFlight.nextAskAt': inFlight?.nextAskAt },
        { $set: { 'inFlight.nextAskAt': leaseEndsAt, 'derived.callDueAt': leaseEndsAt } },
        relaxed,
      );
      return claimed.modifiedCount === 1;
    },
    callsDue: (now, limit) =>
      refunds.findMany({ 'derived.callDueAt': { $lte: now } }, { 'derived.callDueAt': 1 }, limit),
  };
};
