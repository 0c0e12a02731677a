import { type Document, type IndexDescription } from 'mongodb';
import { isEnded, type ReviewCase } from '#domain/recovery/review-case';

/** One subject in doubt for one cause: at most one open case has this. Books may differ about one movement in several ways. */
const openForOf = ({ subject, cause, occasion }: ReviewCase): string =>
  `${subject.kind}:${subject.id}:${cause === 'discrepancy' ? occasion : cause}`;

/** Fields that exist only to be found by. A doubt that went away and came back may have another case. */
export const deriveReview = (review: ReviewCase): Document => ({
  keys: review.commands.length > 0 ? review.commands.map(({ key }) => key) : undefined,
  occasion: review.status === 'cleared' ? undefined : review.occasion,
  openFor: isEnded(review) ? undefined : openForOf(review),
  lookAt: isEnded(review) ? undefined : review.updatedAt,
});

const wherePresent = (field: string) => ({ partialFilterExpression: { [field]: { $exists: true } } });

export const reviewIndexes: IndexDescription[] = [
  { name: 'newest', key: { tenantId: 1, _id: -1 } },
  { name: 'status', key: { tenantId: 1, status: 1, _id: -1 } },
  { name: 'priority', key: { tenantId: 1, priority: 1, _id: -1 } },
  { name: 'assignee', key: { tenantId: 1, assignee: 1, _id: -1 } },
  { name: 'look', key: { 'derived.lookAt': 1 }, ...wherePresent('derived.lookAt') },
  {
    name: 'subject',
    key: { tenantId: 1, 'subject.id': 1, 'derived.openFor': 1 },
    ...wherePresent('derived.openFor'),
  },
  {
    name: 'open-once',
    key: { tenantId: 1, 'derived.openFor': 1 },
    unique: true,
    ...wherePresent('derived.openFor'),
  },
  {
    name: 'occasion-once',
    key: { 'derived.occasion': 1 },
    unique: true,
    ...wherePresent('derived.occasion'),
  },
  {
    name: 'idempotency',
    key: { tenantId: 1, 'derived.keys': 1 },
    unique: true,
    ...wherePresent('derived.keys'),
  },
];

export const isWholeReview = ({ status, subject, history }: Document): boolean =>
  typeof status === 'string' &&
  typeof (subject as Document | undefined)?.id === 'string' &&
  Array.isArray(history);
