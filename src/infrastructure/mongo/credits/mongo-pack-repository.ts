import { type PackRepository } from '#application/credits/ports/pack-repository';
import { KeyTaken } from '#application/shared/key-taken';
import { pageOf } from '#application/shared/page';
import { type OwnPack } from '#domain/credits/credit-pack';
import { aggregateCollection } from '../aggregate-collection.ts';
import { type Mongo } from '../connection.ts';
import { translated } from '../mongo-failures.ts';
import { only } from '../only.ts';
import { creditCollections, derivePack, isWholePack } from './credits.document.ts';

export const mongoPackRepository = ({ mongo }: { mongo: Mongo }): PackRepository => {
  const documents = mongo.db.collection<{ _id: string; tenantId?: string }>(creditCollections.packs);
  const packs = aggregateCollection<OwnPack>(mongo.db.collection<{ _id: string }>(creditCollections.packs), {
    derive: derivePack,
    isWhole: isWholePack,
  });
  return {
    find: async (tenantId, id) => only(await packs.findById(id), { tenantId }),
    findByKey: (tenantId, key) => packs.findOne({ tenantId, 'request.key': key }),
    hasAny: async (tenantId) =>
      (await translated(documents.findOne({ tenantId }, { projection: { _id: 1 } }))) !== null,
    insert: async (pack) => {
      const stored = await packs.insert(pack, []);
      if (!stored) throw new KeyTaken(`${pack.id} exists`);
      return stored;
    },
    save: (pack) => packs.save(pack, []),
    list: async (tenantId, { onSale }, { cursor, limit }) => {
      const filter = {
        tenantId,
        'derived.onSale': onSale,
        ...(cursor !== undefined && { _id: { $lt: cursor } }),
      };
      return pageOf(await packs.findMany(filter, { _id: -1 }, limit + 1), limit);
    },
  };
};
