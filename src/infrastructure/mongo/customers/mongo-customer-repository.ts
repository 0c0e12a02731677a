import { type CustomerRepository } from '#application/customers/ports/customer-repository';
import { KeyTaken } from '#application/shared/key-taken';
import { pageOf } from '#application/shared/page';
import { type Customer } from '#domain/customers/customer';
import { localeDefault } from '#domain/shared/locale';
import { aggregateCollection } from '../aggregate-collection.ts';
import { type Mongo } from '../connection.ts';
import { only } from '../only.ts';
import { deriveCustomer, foundBy, isWholeCustomer } from './customer.document.ts';

export const mongoCustomerRepository = ({ mongo }: { mongo: Mongo }): CustomerRepository => {
  const customers = aggregateCollection<Customer>(mongo.db.collection<{ _id: string }>('customers'), {
    derive: deriveCustomer,
    isWhole: isWholeCustomer,
  });
  return {
    find: async (tenantId, id) => only(whole(await customers.findById(id)), { tenantId }),
    findByUser: async (tenantId, userId) => whole(await customers.findOne({ tenantId, userId })),
    findByKey: async (tenantId, key) => whole(await customers.findOne({ tenantId, 'request.key': key })),
    findEach: async (tenantId, ids) => {
      const found = await Promise.all(ids.map((id) => customers.findById(id)));
      return found.flatMap((customer) => only(whole(customer), { tenantId }) ?? []);
    },
    insert: async (customer, events) => {
      const stored = await customers.insert(customer, events);
      if (!stored) throw new KeyTaken(`${customer.id} exists`);
      return stored;
    },
    save: (customer) => customers.save(customer, []),
    list: async ({ tenantId, ownerId }, { email, userId }, { cursor, limit }) => {
      // Who sees only their own and asks for another's asks for nothing.
      if (ownerId !== undefined && userId !== undefined && userId !== ownerId) return pageOf([], limit);
      const filter = {
        tenantId,
        userId: ownerId ?? userId,
        'derived.email': email === undefined ? undefined : foundBy(email),
        ...(cursor !== undefined && { _id: { $lt: cursor } }),
      };
      const found = await customers.findMany(filter, { _id: -1 }, limit + 1);
      return pageOf(
        found.flatMap((customer) => whole(customer) ?? []),
        limit,
      );
    },
  };
};

/** Customers of an earlier release have not said which language they read. */
const whole = (customer: Customer | undefined): Customer | undefined =>
  customer && Object.assign({ locale: localeDefault }, customer);
