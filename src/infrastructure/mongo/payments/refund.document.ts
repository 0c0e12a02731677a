import { type Document, type IndexDescription } from 'mongodb';
import { type Refund } from '#domain/payments/refund';
import { commonIndexes, whereText } from './common-indexes.ts';

export const deriveRefund = (refund: Refund): Document => ({
  callDueAt: refund.inFlight?.nextAskAt ?? undefined,
});

export const refundIndexes: IndexDescription[] = [
  ...commonIndexes,
  { name: 'number', key: { number: 1 }, unique: true },
  { name: 'provider', key: { gatewayAccountId: 1, reference: 1 }, unique: true, ...whereText('reference') },
  { name: 'payment', key: { tenantId: 1, paymentId: 1, _id: -1 } },
];

export const isWholeRefund = (document: Document): boolean =>
  typeof document.status === 'string' && typeof (document.amount as Document | undefined)?.minor === 'bigint';
