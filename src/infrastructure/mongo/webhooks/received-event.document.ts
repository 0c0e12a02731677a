import { type IndexDescription } from 'mongodb';

/** Few, because every webhook pays for each. What waits and what is dead are small sets with an index of their own. */
export const receivedEventIndexes: IndexDescription[] = [
  { name: 'waiting', key: { dueAt: 1 }, partialFilterExpression: { dueAt: { $type: 'date' } } },
  { name: 'dead', key: { receivedAt: -1, _id: -1 }, partialFilterExpression: { status: 'dead' } },
  { name: 'newest', key: { receivedAt: -1, _id: -1 } },
  { name: 'provider', key: { provider: 1, receivedAt: -1, _id: -1 } },
];
