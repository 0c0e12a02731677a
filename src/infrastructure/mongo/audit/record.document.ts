import { type Document, type IndexDescription } from 'mongodb';
import { type AuditRecord } from '#domain/audit/record';
import { type FoundItem } from '#domain/shared/block-faults';
import { type KeptRecord } from '#application/audit/ports/audit-trail';
import { whereText } from '../payments/common-indexes.ts';
import { legible } from '../sealing/legible.ts';
import { itemIndexes, type SealableDocument } from '../sealing/sealed-log.document.ts';

type AlwaysTold = Pick<AuditRecord, 'tenantId' | 'at' | 'action' | 'subject' | 'actor' | 'outcome'>;
type MayBeTold = Omit<AuditRecord, 'id' | keyof AlwaysTold>;
/**
 * A record as it is stored: once, and never changed but for `height`. What it does not tell is left out. `about`: the ids
 * by which it is looked for.
 */
export type RecordDocument = AlwaysTold & {
  readonly [Field in keyof MayBeTold]?: Exclude<MayBeTold[Field], null> | undefined;
} & SealableDocument &
  Readonly<{ about: readonly string[] }>;

export const auditCollections = { items: 'audit_records', blocks: 'audit_blocks' } as const;

/** Few, because every charge pays for each. */
export const recordIndexes: IndexDescription[] = [
  ...itemIndexes,
  { name: 'actor', key: { tenantId: 1, 'actor.id': 1, at: -1, _id: -1 } },
  { name: 'action', key: { tenantId: 1, action: 1, at: -1, _id: -1 } },
  { name: 'about', key: { tenantId: 1, about: 1, at: -1, _id: -1 } },
  { name: 'request', key: { requestId: 1 }, ...whereText('requestId') },
];

export const toDocument = ({ id, ...record }: AuditRecord): RecordDocument => ({
  _id: id,
  tenantId: record.tenantId,
  at: record.at,
  action: record.action,
  subject: record.subject,
  paymentId: record.paymentId ?? undefined,
  about: [record.subject.id, record.paymentId].flatMap((name) => name ?? []),
  actor: record.actor,
  reason: record.reason ?? undefined,
  cause: record.cause ?? undefined,
  asked: record.asked ?? undefined,
  before: record.before ?? undefined,
  after: record.after ?? undefined,
  outcome: record.outcome,
  status: record.status ?? undefined,
  code: record.code ?? undefined,
  requestId: record.requestId ?? undefined,
  address: record.address ?? undefined,
  height: 0,
});

export const toRecord = (document: RecordDocument): KeptRecord => ({
  id: document._id,
  tenantId: document.tenantId,
  at: document.at,
  action: document.action,
  subject: document.subject,
  paymentId: document.paymentId ?? null,
  actor: document.actor,
  reason: document.reason ?? null,
  cause: document.cause ?? null,
  asked: document.asked ?? null,
  before: document.before ?? null,
  after: document.after ?? null,
  outcome: document.outcome,
  status: document.status ?? null,
  code: document.code ?? null,
  requestId: document.requestId ?? null,
  address: document.address ?? null,
  height: document.height === 0 ? null : document.height,
});

/** What is hashed is all of the document but where it is sealed, also fields that somebody has put there since. */
export const toItem = (document: Document): FoundItem => {
  const { _id, height, ...content } = document as RecordDocument;
  return {
    id: _id,
    at: content.at,
    subject: null,
    content: legible({ id: _id, ...content }),
    sums: {},
    height,
  };
};
