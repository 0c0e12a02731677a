import { type ReviewRepository } from '#application/recovery/ports/review-repository';
import { KeyTaken } from '#application/shared/key-taken';
import { pageOf } from '#application/shared/page';
import { type ReviewCase } from '#domain/recovery/review-case';
import { type Priority } from '#domain/recovery/review-priority';
import { aggregateCollection } from '../aggregate-collection.ts';
import { type Mongo, relaxed } from '../connection.ts';
import { translated } from '../mongo-failures.ts';
import { only } from '../only.ts';
import { deriveReview, isWholeReview } from './review.document.ts';

export const mongoReviewRepository = ({ mongo }: { mongo: Mongo }): ReviewRepository => {
  const documents = mongo.db.collection<{ _id: string; derived: { occasion?: string } }>('review_cases');
  const reviews = aggregateCollection<ReviewCase>(mongo.db.collection('review_cases'), {
    derive: deriveReview,
    isWhole: isWholeReview,
  });
  return {
    find: async (tenantId, id) => only(await reviews.findById(id), { tenantId }),
    openOf: (tenantId, { kind, id }) =>
      reviews.findMany(
        { tenantId, 'subject.id': id, 'subject.kind': kind, 'derived.openFor': { $exists: true } },
        { _id: 1 },
        0,
      ),
    knownOccasions: async (occasions) => {
      if (occasions.length === 0) return new Set();
      const filter = { 'derived.occasion': { $in: [...occasions], $exists: true } };
      const found = await translated(
        documents.find(filter, { projection: { 'derived.occasion': 1 } }).toArray(),
      );
      return new Set(found.flatMap(({ derived }) => derived.occasion ?? []));
    },
    insert: async (review) => {
      try {
        return (await reviews.insert(review, [])) !== undefined;
      } catch (failure) {
        if (failure instanceof KeyTaken) return false;
        throw failure;
      }
    },
    save: (review) => reviews.save(review, []),
    list: async (tenantId, filter, { cursor, limit }) => {
      const within = { tenantId, ...filter, ...(cursor !== undefined && { _id: { $lt: cursor } }) };
      return pageOf(await reviews.findMany(within, { _id: -1 }, limit + 1), limit);
    },
    takeDue: async (now, until, limit) => {
      const due = await reviews.findMany({ 'derived.lookAt': { $lte: now } }, { 'derived.lookAt': 1 }, limit);
      const ids = due.map(({ id }) => id);
      // One that has ended meanwhile is not to be looked at again.
      const still = { _id: { $in: ids }, 'derived.lookAt': { $exists: true } };
      if (ids.length > 0)
        await translated(documents.updateMany(still, { $set: { 'derived.lookAt': until } }, relaxed));
      return due;
    },
    backlog: async () => {
      const open = { 'derived.lookAt': { $exists: true } };
      const counted = await translated(
        documents
          .aggregate<{ _id: Priority; count: number }>([
            { $match: open },
            { $group: { _id: '$priority', count: { $sum: 1 } } },
          ])
          .toArray(),
      );
      const counts = new Map(counted.map(({ _id, count }) => [_id, count]));
      const of = (priority: Priority): number => counts.get(priority) ?? 0;
      return { low: of('low'), medium: of('medium'), high: of('high'), critical: of('critical') };
    },
  };
};
