import { type Document, type IndexDescription } from 'mongodb';
import { awaitsPerson, type Refund } from '#domain/payments/refund';
import { commonIndexes, movedIndex, wherePresent, whereText } from './common-indexes.ts';

export const deriveRefund = (refund: Refund): Document => ({
  callDueAt: refund.inFlight?.nextAskAt ?? undefined,
  unresolved: (refund.inFlight !== null && refund.inFlight.nextAskAt === null) || undefined,
  waitsSince: awaitsPerson(refund) ? refund.createdAt : undefined,
});

export const refundIndexes: IndexDescription[] = [
  ...commonIndexes,
  movedIndex,
  { name: 'number', key: { number: 1 }, unique: true },
  { name: 'provider', key: { gatewayAccountId: 1, reference: 1 }, unique: true, ...whereText('reference') },
  { name: 'unresolved', key: { 'derived.unresolved': 1, _id: -1 }, ...wherePresent('derived.unresolved') },
  { name: 'waiting', key: { 'derived.waitsSince': 1 }, ...wherePresent('derived.waitsSince') },
  { name: 'payment', key: { tenantId: 1, paymentId: 1, _id: -1 } },
];

export const isWholeRefund = (document: Document): boolean =>
  typeof document.status === 'string' && typeof (document.amount as Document | undefined)?.minor === 'bigint';
