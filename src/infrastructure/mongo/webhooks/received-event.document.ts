import { type IndexDescription } from 'mongodb';

export const receivedEventIndexes: IndexDescription[] = [
  { name: 'due', key: { dueAt: 1 }, partialFilterExpression: { dueAt: { $type: 'date' } } },
  { name: 'newest', key: { receivedAt: -1, _id: -1 } },
  { name: 'provider-newest', key: { provider: 1, receivedAt: -1 } },
  {
    name: 'provider-due',
    key: { provider: 1, dueAt: 1 },
    partialFilterExpression: { dueAt: { $type: 'date' } },
  },
  {
    name: 'dead',
    key: { provider: 1, receivedAt: -1, _id: -1 },
    partialFilterExpression: { status: 'dead' },
  },
];
