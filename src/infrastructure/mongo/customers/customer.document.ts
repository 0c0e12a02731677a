import { type Document, type IndexDescription } from 'mongodb';
import { type Customer } from '#domain/customers/customer';
import { wherePresent, whereText } from '../payments/common-indexes.ts';

/** Fields that exist only to be found by. */
export const deriveCustomer = ({ email }: Customer): Document => ({
  email: email === null ? undefined : foundBy(email),
});

/** Addresses are found in any mixture of capitals. */
export const foundBy = (email: string): string => email.toLowerCase();

export const customerIndexes: IndexDescription[] = [
  { name: 'newest', key: { tenantId: 1, _id: -1 } },
  { name: 'idempotency', key: { tenantId: 1, 'request.key': 1 }, unique: true },
  { name: 'user', key: { tenantId: 1, userId: 1 }, unique: true, ...whereText('userId') },
  { name: 'email', key: { tenantId: 1, 'derived.email': 1, _id: -1 }, ...whereText('derived.email') },
  {
    name: 'outbox',
    key: { 'outbox.dueAt': 1 },
    ...wherePresent('outbox.0'),
  },
];

export const isWholeCustomer = (document: Document): boolean =>
  Array.isArray(document.links) && typeof (document.request as Document | undefined)?.key === 'string';
