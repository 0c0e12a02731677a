import { type Document, type IndexDescription } from 'mongodb';
import { type Invoice } from '#domain/billing/invoice';
import { openAttempt } from '#domain/billing/pay-attempt';
import { wherePresent, whereText } from '../payments/common-indexes.ts';

/** Fields that exist only to be found by; each is present only while there is something to find. */
export const deriveInvoice = ({ status, attempts, createdAt, updatedAt }: Invoice): Document => ({
  draftSince: status === 'draft' ? createdAt : undefined,
  // Once its payment is known, what becomes of it is told by that; what died before that is looked for.
  attemptOpenSince: openAttempt(attempts)?.paymentId === null ? updatedAt : undefined,
});

/** One index for each question that is asked. */
export const invoiceIndexes: IndexDescription[] = [
  { name: 'newest', key: { tenantId: 1, _id: -1 } },
  { name: 'status', key: { tenantId: 1, status: 1, _id: -1 } },
  { name: 'owner', key: { tenantId: 1, ownerId: 1, _id: -1 }, ...whereText('ownerId') },
  { name: 'customer', key: { tenantId: 1, customerId: 1, status: 1, _id: -1 } },
  { name: 'subscription', key: { tenantId: 1, subscriptionId: 1, status: 1, _id: -1 } },
  { name: 'key', key: { tenantId: 1, key: 1 }, unique: true },
  { name: 'number', key: { tenantId: 1, number: 1 }, unique: true, ...whereText('number') },
  {
    name: 'idempotency',
    key: { tenantId: 1, 'requests.key': 1 },
    unique: true,
    ...whereText('requests.key'),
  },
  { name: 'payment', key: { tenantId: 1, paymentId: 1 }, ...whereText('paymentId') },
  { name: 'drafts', key: { 'derived.draftSince': 1 }, ...wherePresent('derived.draftSince') },
  {
    name: 'attempts-open',
    key: { 'derived.attemptOpenSince': 1 },
    ...wherePresent('derived.attemptOpenSince'),
  },
  { name: 'outbox', key: { 'outbox.dueAt': 1 }, ...wherePresent('outbox.0') },
];

export const isWholeInvoice = (document: Document): boolean =>
  typeof document.status === 'string' &&
  typeof document.key === 'string' &&
  typeof (document.total as Document | undefined)?.minor === 'bigint' &&
  Array.isArray(document.lines) &&
  Array.isArray(document.attempts);
