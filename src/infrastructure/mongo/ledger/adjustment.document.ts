import { type Document, type IndexDescription } from 'mongodb';
import { wherePresent } from '../payments/common-indexes.ts';

export const adjustmentCollection = 'ledger_adjustments';

/** There are few: two people had to agree to each. */
export const adjustmentIndexes: IndexDescription[] = [
  { name: 'time', key: { tenantId: 1, at: -1, _id: -1 } },
  { name: 'newest', key: { at: -1, _id: -1 } },
  { name: 'outbox', key: { 'outbox.dueAt': 1 }, ...wherePresent('outbox.0') },
];

export const isWholeAdjustment = ({ status, amount, proposed, at }: Document): boolean =>
  typeof status === 'string' &&
  typeof (amount as Document | undefined)?.minor === 'bigint' &&
  typeof (proposed as Document | undefined)?.by === 'string' &&
  at instanceof Date;
