import { type Document, type Filter } from 'mongodb';
import { type AuditFilter, type AuditTrail, type KeptRecord } from '#application/audit/ports/audit-trail';
import { type TenantId } from '#domain/shared/ids';
import { type Mongo } from '../connection.ts';
import { insertNewOnes } from '../insert-new-ones.ts';
import { translated } from '../mongo-failures.ts';
import { nextTenant } from '../next-tenant.ts';
import { timeCursor, within } from '../time-cursor.ts';
import { auditCollections, type RecordDocument, toDocument, toRecord } from './record.document.ts';

const pageSize = 500;

export const mongoAuditTrail = ({ mongo: { db } }: { mongo: Mongo }): AuditTrail => {
  const records = db.collection<RecordDocument>(auditCollections.items);
  return {
    append: async (more) => {
      await insertNewOnes(records, more.map(toDocument));
    },
    find: async (ids) => {
      if (ids.length === 0) return [];
      return (await translated(records.find({ _id: { $in: [...ids] } }).toArray())).map(toRecord);
    },
    list: async (asked, { cursor, limit }) => {
      const found = await translated(
        records
          .find(filterFor(asked, cursor), { hint: indexFor(asked) })
          .sort({ at: -1, _id: -1 })
          .limit(limit + 1)
          .toArray(),
      );
      const data = found.slice(0, limit).map(toRecord);
      const last = data.at(-1);
      return { data, nextCursor: found.length > limit && last ? timeCursor(last) : null };
    },
    between: async function* (tenantId, from, to) {
      const found = records.find({ tenantId, at: { $gte: from, $lt: to } }, { hint: 'time' });
      let page: KeptRecord[] = [];
      for await (const document of found.sort({ at: 1, _id: 1 }).batchSize(pageSize)) {
        page.push(toRecord(document));
        if (page.length < pageSize) continue;
        yield page;
        page = [];
      }
      if (page.length > 0) yield page;
    },

    last: async (tenantId, action) => {
      const found = await translated(records.findOne({ tenantId, action }, { sort: { at: -1, _id: -1 } }));
      return found ? toRecord(found) : undefined;
    },
    tenantWithOlder: async (before, after) =>
      (await nextTenant(db, auditCollections.items, after, { at: { $lt: before } })) as TenantId | undefined,
    remove: async (tenantId, throughHeight, until, limit) => {
      const filter = { tenantId, at: { $lte: until }, height: { $gt: 0, $lte: throughHeight } };
      const found = await translated(
        records
          .find(filter, { projection: { _id: 1 } })
          .sort({ at: 1, _id: 1 })
          .limit(limit)
          .toArray(),
      );
      if (found.length === 0) return 0;
      await translated(records.deleteMany({ _id: { $in: found.map(({ _id }) => _id) } }));
      return found.length;
    },
  };
};

const filterFor = (
  { tenantId, actor, action, subject, requestId, from, to }: AuditFilter,
  cursor: string | undefined,
): Filter<RecordDocument> => {
  const filter: Document = {
    tenantId,
    ...(actor !== undefined && { 'actor.id': actor }),
    ...(action !== undefined && { action }),
    ...(subject !== undefined && { about: subject }),
    ...(requestId !== undefined && { requestId }),
    ...within(from, to, cursor),
  };
  return filter;
};

/** A request has the fewest records, then one thing, then one actor. */
const indexFor = ({ requestId, subject, actor, action }: AuditFilter): string => {
  if (requestId !== undefined) return 'request';
  if (subject !== undefined) return 'about';
  if (actor !== undefined) return 'actor';
  return action === undefined ? 'time' : 'action';
};
