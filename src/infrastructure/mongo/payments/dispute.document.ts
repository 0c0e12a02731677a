import { type Document, type IndexDescription } from 'mongodb';
import { type Dispute } from '#domain/payments/dispute';

export const deriveDispute = (dispute: Dispute): Document => ({
  keys: dispute.commands.length > 0 ? dispute.commands.map(({ key }) => key) : undefined,
  callDueAt: dispute.inFlight?.nextAskAt ?? undefined,
});

const present = (field: string) => ({ partialFilterExpression: { [field]: { $exists: true } } });

export const disputeIndexes: IndexDescription[] = [
  { name: 'idempotency', key: { tenantId: 1, 'derived.keys': 1 }, unique: true, ...present('derived.keys') },
  { name: 'provider', key: { gatewayAccountId: 1, reference: 1 }, unique: true },
  { name: 'newest', key: { tenantId: 1, _id: -1 } },
  { name: 'payment', key: { tenantId: 1, paymentId: 1, _id: -1 } },
  { name: 'status', key: { tenantId: 1, status: 1, _id: -1 } },
  {
    name: 'owner',
    key: { tenantId: 1, ownerId: 1, _id: -1 },
    partialFilterExpression: { ownerId: { $type: 'string' } },
  },
  { name: 'call-due', key: { 'derived.callDueAt': 1 }, ...present('derived.callDueAt') },
  { name: 'outbox', key: { 'outbox.dueAt': 1 }, ...present('outbox.0') },
];

export const isWholeDispute = (document: Document): boolean =>
  typeof document.status === 'string' && typeof (document.amount as Document | undefined)?.minor === 'bigint';
