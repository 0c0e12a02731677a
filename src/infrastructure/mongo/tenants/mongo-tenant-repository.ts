import { type TenantRepository } from '#application/tenants/ports/tenant-repository';
import { ConcurrencyConflict } from '#application/shared/concurrency-conflict';
import { pageOf } from '#application/shared/page';
import { type Tenant } from '#domain/tenants/tenant';
import { aggregateCollection } from '../aggregate-collection.ts';
import { type Mongo } from '../connection.ts';

export const mongoTenantRepository = ({ mongo }: { mongo: Mongo }): TenantRepository => {
  const tenants = aggregateCollection<Tenant>(mongo.db.collection<{ _id: string }>('tenants'), {
    derive: () => ({}),
    isWhole: ({ feeTier, overrides }) => typeof feeTier === 'string' && Array.isArray(overrides),
  });
  return {
    find: (id) => tenants.findById(id),
    save: async (tenant) => {
      if (tenant.version > 0) return tenants.save(tenant, []);
      const stored = await tenants.insert(tenant, []);
      if (!stored) throw new ConcurrencyConflict(`tenant ${tenant.id} was stored by someone else`);
      return stored;
    },
    list: async ({ cursor, limit }) =>
      pageOf(
        await tenants.findMany(cursor === undefined ? {} : { _id: { $lt: cursor } }, { _id: -1 }, limit + 1),
        limit,
      ),
  };
};
