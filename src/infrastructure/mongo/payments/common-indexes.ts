import { type IndexDescription } from 'mongodb';

/**
 * An index over those documents only that have the field: small while there is little to find. For a text it is said as a
 * comparison: MongoDB knows that what equals a text is above the empty one, but would not know it from `$type`.
 */
export const whereText = (field: string) => ({ partialFilterExpression: { [field]: { $gt: '' } } });
export const wherePresent = (field: string) => ({ partialFilterExpression: { [field]: { $exists: true } } });

/** By when the money moved, for whoever compares an account's period with its provider's. */
export const movedIndex: IndexDescription = {
  name: 'moved',
  key: { gatewayAccountId: 1, completedAt: 1 },
  partialFilterExpression: { completedAt: { $gt: new Date(0) } },
};

/** What payments, refunds and disputes are all found by: lists newest first, calls that are due, events to deliver. */
export const commonIndexes: readonly IndexDescription[] = [
  { name: 'newest', key: { tenantId: 1, _id: -1 } },
  { name: 'status', key: { tenantId: 1, status: 1, _id: -1 } },
  { name: 'owner', key: { tenantId: 1, ownerId: 1, _id: -1 }, ...whereText('ownerId') },
  { name: 'call-due', key: { 'derived.callDueAt': 1 }, ...wherePresent('derived.callDueAt') },
  { name: 'outbox', key: { 'outbox.dueAt': 1 }, ...wherePresent('outbox.0') },
];
