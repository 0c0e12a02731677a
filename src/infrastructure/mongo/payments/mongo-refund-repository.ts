import { type RefundRepository } from '#application/payments/ports/refund-repository';
import { type Refund } from '#domain/payments/refund';
import { aggregateCollection } from '../aggregate-collection.ts';
import { only } from '../only.ts';
import { type Mongo } from '../connection.ts';
import { callsDueBy, claimCallIn } from './call-claims.ts';
import { deriveRefund, isWholeRefund } from './refund.document.ts';

export const mongoRefundRepository = ({ mongo }: { mongo: Mongo }): RefundRepository => {
  const documents = mongo.db.collection<{ _id: string }>('refunds');
  const refunds = aggregateCollection<Refund>(documents, { derive: deriveRefund, isWhole: isWholeRefund });
  return {
    find: async (tenantId, id) => only(await refunds.findById(id), { tenantId }),
    locate: async (gatewayAccountId, { refundId, reference }) =>
      (refundId && only(await refunds.findById(refundId), { gatewayAccountId })) ||
      (reference === undefined ? undefined : refunds.findByReference(gatewayAccountId, reference)),
    insert: ({ state }, events) => refunds.insert(state, events),
    save: ({ state }, events) => refunds.save(state, events),
    claimCall: claimCallIn(documents),
    callsDue: (now, limit) => refunds.findMany(...callsDueBy(now), limit),
  };
};
