import { type IndexDescription } from 'mongodb';

/** Has an instant at all. Part of every question about what waits, or MongoDB would not see that the small index answers it. */
export const isWaiting = { $gt: new Date(0) } as const;

/** Has a tenant at all, which events at the environment's account, most of them, have not. */
export const ofSomeTenant = { $gt: '' } as const;
const ofTenants = { partialFilterExpression: { tenantId: ofSomeTenant } };

/** Few, because every webhook pays for each. What waits and what is dead are small sets with an index of their own. */
export const receivedEventIndexes: IndexDescription[] = [
  { name: 'waiting', key: { dueAt: 1 }, partialFilterExpression: { dueAt: isWaiting } },
  { name: 'dead', key: { receivedAt: -1, _id: -1 }, partialFilterExpression: { status: 'dead' } },
  {
    name: 'dead-of-tenants',
    key: { receivedAt: -1, _id: -1 },
    partialFilterExpression: { status: 'dead', tenantId: ofSomeTenant },
  },
  { name: 'newest', key: { receivedAt: -1, _id: -1 } },
  { name: 'tenant', key: { tenantId: 1, receivedAt: -1, _id: -1 }, ...ofTenants },
  { name: 'tenant-status', key: { tenantId: 1, status: 1, receivedAt: -1, _id: -1 }, ...ofTenants },
  {
    name: 'missed',
    key: { provider: 1, receivedAt: 1 },
    partialFilterExpression: { foundBy: 'walk' },
  },
  { name: 'provider', key: { provider: 1, receivedAt: -1, _id: -1 } },
];
