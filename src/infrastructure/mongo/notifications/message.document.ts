import { type IndexDescription } from 'mongodb';

export const messageCollection = 'messages';

/** Has an instant at all: part of every question about what waits, so that the small index answers it. */
export const isWaiting = { $gt: new Date(0) } as const;

export const messageIndexes: IndexDescription[] = [
  { name: 'waiting', key: { dueAt: 1 }, partialFilterExpression: { dueAt: isWaiting } },
  { name: 'newest', key: { tenantId: 1, createdAt: -1, _id: -1 } },
  { name: 'status', key: { tenantId: 1, status: 1, createdAt: -1, _id: -1 } },
  { name: 'customer', key: { tenantId: 1, customerId: 1, createdAt: -1, _id: -1 } },
  { name: 'oldest', key: { createdAt: 1 } },
];
