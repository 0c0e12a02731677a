import { type Document, type Filter } from 'mongodb';
import { type SealedLog, type StoredBlock } from '#application/shared/ports/sealed-log';
import { type FoundItem } from '#domain/shared/block-faults';
import { type Mongo, relaxed } from '../connection.ts';
import { isDuplicate, translated } from '../mongo-failures.ts';
import { nextTenant } from '../next-tenant.ts';
import { type BlockDocument, blockId, type SealableDocument } from './sealed-log.document.ts';

type Item = SealableDocument & Document;
/** Blocks hold up to a thousand ids each, so few are kept in memory at a time. */
const blocksReadMax = 20;
const itemsReadMax = 500;

/**
 * A log over two collections, for any module that keeps one. `itemOf`: what of a document is hashed and summed, which is
 * everything but where it is sealed.
 */
export const mongoSealedLog = (
  { db }: Mongo,
  names: Readonly<{ items: string; blocks: string }>,
  itemOf: (document: Item) => FoundItem,
): SealedLog => {
  const items = db.collection<Item>(names.items);
  const blocks = db.collection<BlockDocument>(names.blocks);
  const earliestFirst = { at: 1, _id: 1 } as const;

  const inTurn = async function* (filter: Filter<BlockDocument>): AsyncIterable<StoredBlock> {
    const found = blocks.find(filter).sort({ height: 1 }).batchSize(blocksReadMax);
    for await (const document of found) yield fromDocument(document);
  };

  return {
    tenantAfter: async (after) => {
      const next = await Promise.all([
        nextTenant(db, names.items, after),
        nextTenant(db, names.blocks, after),
      ]);
      return next.flatMap((tenant) => tenant ?? []).sort()[0];
    },
    unsealedTenantAfter: (after) => nextTenant(db, names.items, after, { height: 0 }),
    head: async (tenantId) => {
      const found = await translated(blocks.findOne({ tenantId }, { sort: { height: -1 } }));
      return found ? fromDocument(found) : undefined;
    },
    unsealed: async (tenantId, limit) => {
      const found = items.find({ tenantId, height: 0 }).sort(earliestFirst).limit(limit);
      return (await translated(found.toArray())).map(itemOf);
    },
    tail: async function* (tenantId) {
      const found = items.find({ tenantId, height: 0 }).sort(earliestFirst).batchSize(itemsReadMax);
      for await (const document of found) yield itemOf(document);
    },
    append: async (block) => {
      const inserting = blocks.insertOne({ _id: blockId(block), ...block, isMarked: false }).then(
        () => true,
        (failure: unknown) => {
          if (isDuplicate(failure, '_id')) return false;
          throw failure;
        },
      );
      return translated(inserting);
    },
    // Lost marks are made again, and the next block is on disk only after them: both go the same way, in their order.
    mark: async ({ tenantId, height, items: held }) => {
      const ids = held.map(({ id }) => id);
      await translated(items.updateMany({ _id: { $in: ids }, height: 0 }, { $set: { height } }, relaxed));
      const _id = blockId({ tenantId, height });
      await translated(blocks.updateOne({ _id }, { $set: { isMarked: true } }, relaxed));
    },
    lastBefore: async (tenantId, at) => {
      const found = await translated(
        blocks.findOne({ tenantId, latestAt: { $lte: at } }, { sort: { latestAt: -1, height: -1 } }),
      );
      return found ? fromDocument(found) : undefined;
    },
    blocks: (tenantId, aboveHeight, upTo) =>
      inTurn({ tenantId, height: { $gt: aboveHeight }, ...(upTo && { firstAt: { $lte: upTo } }) }),
    blocksAt: (tenantId, heights) => inTurn({ tenantId, height: { $in: [...heights] } }),
    find: async (ids) => {
      if (ids.length === 0) return [];
      return (await translated(items.find({ _id: { $in: [...ids] } }).toArray())).map(itemOf);
    },
    pages: async function* (tenantId, size) {
      let page: FoundItem[] = [];
      for await (const document of items.find({ tenantId }).sort({ at: -1, _id: -1 }).batchSize(size)) {
        page.push(itemOf(document));
        if (page.length < size) continue;
        yield page;
        page = [];
      }
      if (page.length > 0) yield page;
    },
  };
};

const fromDocument = ({ _id, ...block }: BlockDocument): StoredBlock => block;
