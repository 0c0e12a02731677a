import { type Document } from 'mongodb';
import {
  type SubscriptionFilter,
  type SubscriptionRepository,
} from '#application/billing/ports/subscription-repository';
import { KeyTaken } from '#application/shared/key-taken';
import { pageOf } from '#application/shared/page';
import { type Subscription } from '#domain/billing/subscription';
import { aggregateCollection } from '../aggregate-collection.ts';
import { type Mongo } from '../connection.ts';
import { dueClaimsIn } from '../due-claims.ts';
import { only } from '../only.ts';
import { deriveSubscription, isDueAnew, isWholeSubscription, redemption } from './subscription.document.ts';

export const mongoSubscriptionRepository = ({ mongo }: { mongo: Mongo }): SubscriptionRepository => {
  const documents = mongo.db.collection<{ _id: string }>('subscriptions');
  const subscriptions = aggregateCollection<Subscription>(documents, {
    derive: deriveSubscription,
    isWhole: isWholeSubscription,
    endsClaim: isDueAnew,
  });
  const claims = dueClaimsIn(documents);
  return {
    find: async (tenantId, id) => only(await subscriptions.findById(id), { tenantId }),
    findByKey: (tenantId, key) => subscriptions.findOne({ tenantId, 'requests.key': key }),
    currentOf: async (tenantId, customerId) => {
      const newest = { 'derived.isLive': -1, _id: -1 } as const;
      const [current] = await subscriptions.findMany({ tenantId, customerId }, newest, 1);
      return current;
    },
    redeemerOf: async (tenantId, customerId, code) =>
      (await subscriptions.findOne({ tenantId, 'derived.redemptions': redemption(customerId, code) }))?.id,
    insert: async (subscription, events) => {
      const stored = await subscriptions.insert(subscription, events);
      if (!stored) throw new KeyTaken(`${subscription.id} exists`);
      return stored;
    },
    save: ({ state }, events) => subscriptions.save(state, events),
    list: async ({ tenantId, ownerId }, asked, { cursor, limit }) => {
      const filter = {
        tenantId,
        ownerId,
        ...wanted(asked),
        ...(cursor !== undefined && { _id: { $lt: cursor } }),
      };
      return pageOf(await subscriptions.findMany(filter, { _id: -1 }, limit + 1), limit);
    },
    claimDue: async (now, until, limit) => {
      const claimed = await claims.claim(now, until, limit);
      if (!claimed) return [];
      const found = await subscriptions.findMany(claimed.filter, { _id: 1 }, limit);
      const byId = new Map<string, Subscription>(found.map((one) => [one.id, one]));
      return claimed.ids.flatMap((id) => byId.get(id) ?? []);
    },
    release: (ids) => claims.release(ids),
    nextDueAt: (after) => claims.nextDueAt(after),
  };
};

/** A customer's come live ones first in their index; with both named it gives the order of a list still. */
const wanted = ({ customerId, planId, status }: SubscriptionFilter): Document => ({
  ...(customerId !== undefined && { customerId, 'derived.isLive': { $in: [true, false] } }),
  'item.planId': planId,
  status,
});
