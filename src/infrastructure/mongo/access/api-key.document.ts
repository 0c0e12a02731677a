import { type Document, type IndexDescription } from 'mongodb';
import { type ApiKey } from '#domain/access/api-key';

/** Fields that exist only to be found by. */
export const deriveApiKey = ({ request, revokedAt }: ApiKey): Document => ({
  request: request?.key,
  holds: revokedAt ? undefined : true,
});

export const apiKeyIndexes: IndexDescription[] = [
  { name: 'newest', key: { tenantId: 1, _id: -1 } },
  {
    name: 'idempotency',
    key: { tenantId: 1, 'derived.request': 1 },
    unique: true,
    partialFilterExpression: { 'derived.request': { $exists: true } },
  },
  {
    name: 'holding',
    key: { tenantId: 1, 'derived.holds': 1 },
    partialFilterExpression: { 'derived.holds': { $exists: true } },
  },
];

export const isWholeApiKey = (document: Document): boolean =>
  typeof (document.secret as Document | undefined)?.hash === 'string' &&
  Array.isArray(document.retired) &&
  Array.isArray(document.roles) &&
  Array.isArray(document.scopes);
