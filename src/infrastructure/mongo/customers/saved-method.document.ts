import { type Document, type IndexDescription } from 'mongodb';
import { noticeDueAt } from '#domain/customers/card-expiry';
import { isShown } from '#domain/customers/method-status';
import { type SavedMethod } from '#domain/customers/saved-method';
import { sealedWith, sealedWithIndex } from '../mongo-resealable.ts';
import { wherePresent, whereText } from '../payments/common-indexes.ts';

/** Every sealed text of a method, by its path in the document. */
export const textsOfMethod = ({
  token,
  setup,
  inFlight,
}: Pick<SavedMethod, 'token' | 'setup' | 'inFlight'>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries({
      token,
      'setup.source': setup?.source,
      'setup.step.sealed': setup?.step?.sealed,
      'inFlight.code': inFlight?.code,
    }).flatMap(([path, text]) => (typeof text === 'string' ? [[path, text]] : [])),
  );

/** Fields that exist only to be found by; each is present only while there is something to find. */
export const deriveMethod = (method: SavedMethod): Document => ({
  keys: method.requests.map(({ key }) => key),
  shown: isShown(method.status) || undefined,
  callDueAt: method.inFlight?.nextAskAt,
  // A call under way may still save it; whoever makes it says how it ended.
  setupEndsAt: method.status === 'pending' && !method.inFlight ? method.setup?.expiresAt : undefined,
  noticeDueAt:
    method.status === 'active' && method.expiryNoticedAt === null
      ? (noticeDueAt(method) ?? undefined)
      : undefined,
  sealedWith: sealedWith(Object.values(textsOfMethod(method))),
});

const dueBy = (name: string, field: string): IndexDescription => ({
  name,
  key: { [field]: 1 },
  ...wherePresent(field),
});

export const methodIndexes: IndexDescription[] = [
  { name: 'newest', key: { tenantId: 1, 'derived.shown': 1, _id: -1 } },
  { name: 'status', key: { tenantId: 1, status: 1, _id: -1 } },
  { name: 'owner', key: { tenantId: 1, ownerId: 1, 'derived.shown': 1, _id: -1 }, ...whereText('ownerId') },
  { name: 'customer', key: { tenantId: 1, customerId: 1, 'derived.shown': 1, _id: -1 } },
  { name: 'idempotency', key: { tenantId: 1, 'derived.keys': 1 }, unique: true },
  {
    name: 'token',
    key: { gatewayAccountId: 1, fingerprint: 1, customerId: 1 },
    unique: true,
    ...whereText('fingerprint'),
  },
  dueBy('call-due', 'derived.callDueAt'),
  dueBy('setup-ends', 'derived.setupEndsAt'),
  dueBy('notice-due', 'derived.noticeDueAt'),
  { name: 'outbox', key: { 'outbox.dueAt': 1 }, ...wherePresent('outbox.0') },
  sealedWithIndex,
];

export const isWholeMethod = (document: Document): boolean =>
  typeof document.status === 'string' &&
  typeof document.customerId === 'string' &&
  Array.isArray(document.requests);
