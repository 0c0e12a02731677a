import { type Document, type IndexDescription } from 'mongodb';
import { type GatewayAccount } from '#domain/gateways/gateway-account';
import { sealedWith, sealedWithIndex } from '../mongo-resealable.ts';

/** Every sealed text of an account, by its path in the document. */
export const textsOfAccount = ({
  credentials,
  retired,
  requests,
}: Pick<GatewayAccount, 'credentials' | 'retired' | 'requests'>): Readonly<Record<string, string>> =>
  Object.fromEntries([
    ['credentials.sealed', credentials.sealed],
    ...retired.map(({ sealed }, place) => [`retired.${place}.sealed`, sealed]),
    ...requests.map(({ sealedHash }, place) => [`requests.${place}.sealedHash`, sealedHash]),
  ]) as Record<string, string>;

/** Fields that exist only to be found by. */
export const deriveGatewayAccount = (account: GatewayAccount): Document => ({
  keys: account.requests.map(({ key }) => key),
  sealedWith: sealedWith(Object.values(textsOfAccount(account))),
  endsAt: account.retired.map(({ until }) => until).sort((one, other) => one.getTime() - other.getTime())[0],
});

export const gatewayAccountIndexes: IndexDescription[] = [
  { name: 'newest', key: { tenantId: 1, _id: -1 } },
  { name: 'idempotency', key: { tenantId: 1, 'derived.keys': 1 }, unique: true },
  {
    name: 'overlap-ends',
    key: { 'derived.endsAt': 1 },
    partialFilterExpression: { 'derived.endsAt': { $exists: true } },
  },
  sealedWithIndex,
];

export const isWholeGatewayAccount = (document: Document): boolean =>
  typeof document.provider === 'string' &&
  typeof (document.credentials as Document | undefined)?.sealed === 'string' &&
  Array.isArray(document.retired) &&
  Array.isArray(document.requests);
