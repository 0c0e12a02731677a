import { type IndexDescription } from 'mongodb';

/** Has an instant at all. Part of every question about what waits, or MongoDB would not see that the small index answers it. */
export const isWaiting = { $gt: new Date(0) } as const;

/** Events at the environment's account, which are most, do not pay for these. */
const ofTenants = { partialFilterExpression: { tenantId: { $gt: '' } } };

/** Few, because every webhook pays for each. What waits and what is dead are small sets with an index of their own. */
export const receivedEventIndexes: IndexDescription[] = [
  { name: 'waiting', key: { dueAt: 1 }, partialFilterExpression: { dueAt: isWaiting } },
  { name: 'dead', key: { receivedAt: -1, _id: -1 }, partialFilterExpression: { status: 'dead' } },
  { name: 'newest', key: { receivedAt: -1, _id: -1 } },
  { name: 'tenant', key: { tenantId: 1, receivedAt: -1, _id: -1 }, ...ofTenants },
  { name: 'tenant-status', key: { tenantId: 1, status: 1, receivedAt: -1, _id: -1 }, ...ofTenants },
  { name: 'provider', key: { provider: 1, receivedAt: -1, _id: -1 } },
];
