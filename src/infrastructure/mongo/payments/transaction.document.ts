import { type Document, type IndexDescription } from 'mongodb';
import { type ProviderTransaction } from '#domain/payments/provider-transaction';
import { wherePresent } from './common-indexes.ts';

/** Fields that exist only to be found by; each is present only while there is something to find. */
export const deriveTransaction = ({
  status,
  isExclusive,
  paymentId,
  underWay,
  expiresAt,
}: ProviderTransaction): Document => ({
  holds: isExclusive && (status === 'opened' || status === 'performed') ? paymentId : undefined,
  begunAt: underWay?.at,
  overdueAt: status === 'opened' && underWay === null && expiresAt ? expiresAt : undefined,
});

export const transactionIndexes: IndexDescription[] = [
  { name: 'number', key: { gatewayAccountId: 1, number: 1 }, unique: true },
  { name: 'holds', key: { 'derived.holds': 1 }, unique: true, ...wherePresent('derived.holds') },
  { name: 'statement', key: { gatewayAccountId: 1, providerAt: 1 } },
  { name: 'begun', key: { 'derived.begunAt': 1 }, ...wherePresent('derived.begunAt') },
  { name: 'overdue', key: { 'derived.overdueAt': 1 }, ...wherePresent('derived.overdueAt') },
];

export const isWholeTransaction = (document: Document): boolean =>
  typeof document.status === 'string' &&
  typeof document.number === 'number' &&
  typeof (document.amount as Document | undefined)?.minor === 'bigint';
