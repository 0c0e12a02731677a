import { type Document, type IndexDescription } from 'mongodb';
import { type Refund } from '#domain/payments/refund';

export const deriveRefund = (refund: Refund): Document => ({
  callDueAt: refund.inFlight?.nextAskAt ?? undefined,
});

const present = (field: string) => ({ partialFilterExpression: { [field]: { $exists: true } } });

export const refundIndexes: IndexDescription[] = [
  { name: 'number', key: { number: 1 }, unique: true },
  {
    name: 'provider',
    key: { gatewayAccountId: 1, reference: 1 },
    unique: true,
    partialFilterExpression: { reference: { $type: 'string' } },
  },
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

export const isWholeRefund = (document: Document): boolean =>
  typeof document.status === 'string' && typeof (document.amount as Document | undefined)?.minor === 'bigint';
