import { type PurchaseRepository } from '#application/credits/ports/purchase-repository';
import { KeyTaken } from '#application/shared/key-taken';
import { type CreditPurchase } from '#domain/credits/credit-purchase';
import { aggregateCollection } from '../aggregate-collection.ts';
import { type Mongo } from '../connection.ts';
import { only } from '../only.ts';
import { creditCollections, derivePurchase, isWholePurchase } from './credits.document.ts';

export const mongoPurchaseRepository = ({ mongo }: { mongo: Mongo }): PurchaseRepository => {
  const purchases = aggregateCollection<CreditPurchase>(
    mongo.db.collection<{ _id: string }>(creditCollections.purchases),
    { derive: derivePurchase, isWhole: isWholePurchase },
  );
  const unpaid = 'derived.unpaidSince';
  return {
    find: async (tenantId, id) => only(await purchases.findById(id), { tenantId }),
    findByKey: (tenantId, key) => purchases.findOne({ tenantId, 'request.key': key }),
    findByPayment: (tenantId, paymentId) => purchases.findOne({ tenantId, paymentId }),
    insert: async (purchase) => {
      const stored = await purchases.insert(purchase, []);
      if (!stored) throw new KeyTaken(`${purchase.id} exists`);
      return stored;
    },
    save: (purchase, events) => purchases.save(purchase, events),
    withoutPayment: (before, limit) =>
      purchases.findMany({ [unpaid]: { $lt: before } }, { [unpaid]: 1 }, limit),
  };
};
