import { type IndexDescription } from 'mongodb';

export const eventWalkCollection = 'event_walks';

/** One walk for each account, so there are few. */
export const eventWalkIndexes: IndexDescription[] = [
  { name: 'due', key: { dueAt: 1 } },
  { name: 'ended', key: { provider: 1, endedAt: -1 } },
];
