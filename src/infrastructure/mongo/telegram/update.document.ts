import { type IndexDescription } from 'mongodb';
import { wherePresent } from '../payments/common-indexes.ts';

export const updateCollection = 'telegram_updates';

/** An update by Telegram's number. What it said is not kept: it is private, and Telegram sends it again if need be. */
export type UpdateDocument = Readonly<{ _id: number; tries: number; claimedUntil?: Date; endedAt?: Date }>;

export const updateIndexes: IndexDescription[] = [
  { name: 'ended', key: { endedAt: 1 }, ...wherePresent('endedAt') },
];
