import { type z } from 'zod';
import { type RecordResource } from '#interfaces/http/audit/record-resource';
import { type Caller } from '#test/support/client';
import { type World } from '#test/support/world';

export type RecordBody = z.output<typeof RecordResource>;

/** What the trail shows when it is asked, e.g. `?subject=pay_1`, by an admin of `acme` unless said otherwise. */
export const trailOf = async (
  world: Pick<World, 'get'>,
  query: string,
  as?: Caller,
): Promise<RecordBody[]> => {
  const { status, body } = await world.get(`/admin/audit${query}`, as && { as });
  if (status !== 200) throw new Error(`expected 200, got ${status}: ${JSON.stringify(body)}`);
  return body.data as RecordBody[];
};

/** Says whose request it is, so that its records can be found. */
export const request = (id: string) => ({ headers: { 'X-Request-Id': id } });

/**
 * From now on MongoDB refuses the records like this, because they have a list where an index is that can hold none.
 * Gives how to end it.
 */
export const refuseRecordsLike = async (
  { platform: { mongo } }: Pick<World, 'platform'>,
  pattern: Readonly<Record<string, string>>,
): Promise<() => Promise<void>> => {
  const records = mongo.db.collection('audit_records');
  const name = 'refusing';
  await records.createIndexes([{ name, key: { about: 'hashed' }, partialFilterExpression: pattern }]);
  return async () => {
    await records.dropIndex(name);
  };
};
