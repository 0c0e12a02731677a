import { type Document } from 'mongodb';
import { type MethodRepository } from '#application/customers/ports/method-repository';
import { KeyTaken } from '#application/shared/key-taken';
import { pageOf } from '#application/shared/page';
import { type Resealable } from '#application/shared/ports/resealable';
import { type SavedMethod, sealingContext } from '#domain/customers/saved-method';
import { aggregateCollection } from '../aggregate-collection.ts';
import { type Mongo } from '../connection.ts';
import { mongoResealable } from '../mongo-resealable.ts';
import { only } from '../only.ts';
import { claimCallIn } from '../payments/call-claims.ts';
import { deriveMethod, isWholeMethod, textsOfMethod } from './saved-method.document.ts';

const collectionName = 'payment_methods';
/** A token is one customer's, or, at providers that do not mind, that of a few. */
const holdersMax = 100;

export const mongoMethodRepository = ({ mongo }: { mongo: Mongo }): MethodRepository => {
  const documents = mongo.db.collection<{ _id: string }>(collectionName);
  const methods = aggregateCollection<SavedMethod>(documents, {
    derive: deriveMethod,
    isWhole: isWholeMethod,
  });
  const due = (field: string, now: Date, limit: number) =>
    methods.findMany({ [field]: { $lte: now } }, { [field]: 1 }, limit);
  return {
    find: async (tenantId, id) => only(await methods.findById(id), { tenantId }),
    locate: async (gatewayAccountId, id) => only(await methods.findById(id), { gatewayAccountId }),
    findByKey: (tenantId, key) => methods.findOne({ tenantId, 'derived.keys': key }),
    holdersOf: (gatewayAccountId, fingerprint) =>
      methods.findMany({ gatewayAccountId, fingerprint }, { _id: -1 }, holdersMax),
    insert: async (method) => {
      const stored = await methods.insert(method, []);
      if (!stored) throw new KeyTaken(`${method.id} exists`);
      return stored;
    },
    save: ({ state }, events) => methods.save(state, events),
    claimCall: claimCallIn(documents),
    list: async ({ tenantId, ownerId }, { customerId, status }, { cursor, limit }) => {
      const filter: Document = {
        tenantId,
        ownerId,
        customerId,
        ...(status ? { status } : { 'derived.shown': true }),
        ...(cursor !== undefined && { _id: { $lt: cursor } }),
      };
      return pageOf(await methods.findMany(filter, { _id: -1 }, limit + 1), limit);
    },
    callsDue: (now, limit) => due('derived.callDueAt', now, limit),
    expiredSetups: (now, limit) => due('derived.setupEndsAt', now, limit),
    noticesDue: (now, limit) => due('derived.noticeDueAt', now, limit),
  };
};

export const resealableMethods = (mongo: Mongo): Resealable =>
  mongoResealable(mongo, collectionName, {
    context: ({ _id, tenantId }) => sealingContext({ id: String(_id), tenantId: String(tenantId) }),
    texts: (document) => textsOfMethod(document as SavedMethod & { _id: string }),
  });
