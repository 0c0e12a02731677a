import { type DisputeRepository } from '#application/payments/ports/dispute-repository';
import { KeyTaken } from '#application/shared/key-taken';
import { type Dispute } from '#domain/payments/dispute';
import { aggregateCollection } from '../aggregate-collection.ts';
import { only } from '../only.ts';
import { type Mongo } from '../connection.ts';
import { callsDueBy } from './call-claims.ts';
import { deriveDispute, isWholeDispute } from './dispute.document.ts';

export const mongoDisputeRepository = ({ mongo }: { mongo: Mongo }): DisputeRepository => {
  const documents = mongo.db.collection<{ _id: string }>('disputes');
  const disputes = aggregateCollection<Dispute>(documents, {
    derive: deriveDispute,
    isWhole: isWholeDispute,
  });
  return {
    find: async (tenantId, id) => only(await disputes.findById(id), { tenantId }),
    locate: (gatewayAccountId, reference) => disputes.findByReference(gatewayAccountId, reference),
    insert: async ({ state }, events) => {
      try {
        return await disputes.insert(state, events);
      } catch (failure) {
        // A new dispute carries no key, so what is taken is the provider's reference: someone heard the news first.
        if (failure instanceof KeyTaken) return undefined;
        throw failure;
      }
    },
    save: ({ state }, events) => disputes.save(state, events),
    callsDue: (now, limit) => disputes.findMany(...callsDueBy(now), limit),
  };
};
