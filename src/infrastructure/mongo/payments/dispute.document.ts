import { type Document, type IndexDescription } from 'mongodb';
import { type Dispute } from '#domain/payments/dispute';
import { commonIndexes, wherePresent } from './common-indexes.ts';

export const deriveDispute = (dispute: Dispute): Document => ({
  keys: dispute.commands.length > 0 ? dispute.commands.map(({ key }) => key) : undefined,
  callDueAt: dispute.inFlight?.nextAskAt ?? undefined,
});

export const disputeIndexes: IndexDescription[] = [
  ...commonIndexes,
  {
    name: 'idempotency',
    key: { tenantId: 1, 'derived.keys': 1 },
    unique: true,
    ...wherePresent('derived.keys'),
  },
  { name: 'provider', key: { gatewayAccountId: 1, reference: 1 }, unique: true },
  { name: 'payment', key: { tenantId: 1, paymentId: 1, _id: -1 } },
];

export const isWholeDispute = (document: Document): boolean =>
  typeof document.status === 'string' && typeof (document.amount as Document | undefined)?.minor === 'bigint';
