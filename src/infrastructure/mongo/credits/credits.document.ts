import { type Document, type IndexDescription } from 'mongodb';
import { type CreditAccount } from '#domain/credits/credit-account';
import { nextExpiryAt, nextNoticeAt } from '#domain/credits/credit-expiry';
import { type OwnPack } from '#domain/credits/credit-pack';
import { type CreditPurchase } from '#domain/credits/credit-purchase';
import { wherePresent, whereText } from '../payments/common-indexes.ts';

export const creditCollections = {
  accounts: 'credit_accounts',
  entries: 'credit_entries',
  packs: 'credit_packs',
  purchases: 'credit_purchases',
} as const;

const outbox: IndexDescription = {
  name: 'outbox',
  key: { 'outbox.dueAt': 1 },
  ...wherePresent('outbox.0'),
};
const dueBy = (name: string, field: string): IndexDescription => ({
  name,
  key: { [field]: 1 },
  ...wherePresent(field),
});

/** Fields that exist only to be found by; each is present only while there is something to find. */
export const deriveAccount = (account: CreditAccount): Document => ({
  expiresAt: nextExpiryAt(account),
  noticeAt: nextNoticeAt(account),
});
export const accountIndexes: IndexDescription[] = [
  dueBy('expires', 'derived.expiresAt'),
  dueBy('notice-due', 'derived.noticeAt'),
  { name: 'unfiled', key: { 'unfiled.at': 1 }, ...wherePresent('unfiled.0') },
  outbox,
];
export const isWholeAccount = ({ lots, takings, unfiled }: Document): boolean =>
  [lots, takings, unfiled].every((list) => Array.isArray(list));

/** Its id is that of its account, its kind and its cause: so no cause can be there twice. */
export const entryIndexes: IndexDescription[] = [
  { name: 'number', key: { accountId: 1, number: -1 }, unique: true },
  { name: 'kind', key: { accountId: 1, kind: 1, number: -1 } },
];

export const derivePack = ({ isOnSale }: OwnPack): Document => ({ onSale: isOnSale || undefined });
export const packIndexes: IndexDescription[] = [
  { name: 'newest', key: { tenantId: 1, _id: -1 } },
  { name: 'on-sale', key: { tenantId: 1, 'derived.onSale': 1, _id: -1 } },
  { name: 'idempotency', key: { tenantId: 1, 'request.key': 1 }, unique: true },
];
export const isWholePack = ({ price, credits }: Document): boolean =>
  typeof (price as Document | undefined)?.minor === 'bigint' && typeof credits === 'bigint';

export const derivePurchase = ({ status, paymentId, createdAt }: CreditPurchase): Document => ({
  unpaidSince: status === 'pending' && paymentId === null ? createdAt : undefined,
});
export const purchaseIndexes: IndexDescription[] = [
  { name: 'idempotency', key: { tenantId: 1, 'request.key': 1 }, unique: true },
  { name: 'payment', key: { tenantId: 1, paymentId: 1 }, unique: true, ...whereText('paymentId') },
  dueBy('unpaid', 'derived.unpaidSince'),
  outbox,
];
export const isWholePurchase = ({ status, price, request }: Document): boolean =>
  typeof status === 'string' &&
  typeof (price as Document | undefined)?.minor === 'bigint' &&
  typeof (request as Document | undefined)?.key === 'string';
