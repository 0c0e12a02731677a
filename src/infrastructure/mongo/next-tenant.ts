import { type Db, type Document } from 'mongodb';
import { translated } from './mongo-failures.ts';

/** The next tenant, in alphabetical order, with a document in this collection; the collection has an index that begins with it. */
export const nextTenant = async (
  db: Db,
  name: string,
  after: string | undefined,
  filter: Document = {},
): Promise<string | undefined> => {
  const found = await translated(
    db
      .collection<{ _id: string; tenantId: string }>(name)
      .findOne(
        { tenantId: { $gt: after ?? '' }, ...filter },
        { sort: { tenantId: 1 }, projection: { tenantId: 1 } },
      ),
  );
  return found?.tenantId;
};
