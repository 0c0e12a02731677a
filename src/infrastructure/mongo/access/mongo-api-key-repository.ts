import { type ApiKeyRepository } from '#application/access/ports/api-key-repository';
import { KeyTaken } from '#application/shared/key-taken';
import { pageOf } from '#application/shared/page';
import { type ApiKey } from '#domain/access/api-key';
import { aggregateCollection } from '../aggregate-collection.ts';
import { type Mongo, relaxed } from '../connection.ts';
import { translated } from '../mongo-failures.ts';
import { deriveApiKey, isWholeApiKey } from './api-key.document.ts';

export const mongoApiKeyRepository = ({ mongo }: { mongo: Mongo }): ApiKeyRepository => {
  const documents = mongo.db.collection<{ _id: string; lastUsedAt: Date | null }>('api_keys');
  const keys = aggregateCollection<ApiKey>(mongo.db.collection('api_keys'), {
    derive: deriveApiKey,
    isWhole: isWholeApiKey,
  });
  return {
    find: (id) => keys.findById(id),
    findByRequest: (tenantId, key) => keys.findOne({ tenantId, 'derived.request': key }),
    count: (tenantId) =>
      translated(mongo.db.collection('api_keys').countDocuments({ tenantId, 'derived.holds': true })),
    list: async (tenantId, { cursor, limit }) =>
      pageOf(
        await keys.findMany(
          { tenantId, ...(cursor !== undefined && { _id: { $lt: cursor } }) },
          { _id: -1 },
          limit + 1,
        ),
        limit,
      ),
    insert: async (key) => {
      const stored = await keys.insert(key, []);
      if (!stored) throw new KeyTaken(`${key.id} exists`);
      return stored;
    },
    save: (key) => keys.save(key, []),
    noteUse: async (id, at) => {
      await translated(documents.updateOne({ _id: id }, { $max: { lastUsedAt: at } }, relaxed));
    },
  };
};
