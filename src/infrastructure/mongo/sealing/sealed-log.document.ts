import { type IndexDescription } from 'mongodb';
import { type Block } from '#domain/shared/sealed-log';
import { type StoredBlock } from '#application/shared/ports/sealed-log';

/** What the document of every item has. `height`: of the block that holds it; 0 until one does. */
export type SealableDocument = Readonly<{ _id: string; tenantId: string; at: Date; height: number }>;
export type BlockDocument = StoredBlock & Readonly<{ _id: string }>;

/** One height, one document: of two who seal at once, the second is refused. */
export const blockId = ({ tenantId, height }: Pick<Block, 'tenantId' | 'height'>): string =>
  `${tenantId}:${height}`;

/** Of a log's items, besides its own: what no block holds, which is little, and everything by time. */
export const itemIndexes: readonly IndexDescription[] = [
  { name: 'unsealed', key: { tenantId: 1, at: 1, _id: 1 }, partialFilterExpression: { height: 0 } },
  { name: 'time', key: { tenantId: 1, at: -1, _id: -1 } },
];

export const blockIndexes: IndexDescription[] = [
  { name: 'height', key: { tenantId: 1, height: 1, firstAt: 1 } },
  { name: 'time', key: { tenantId: 1, latestAt: 1, height: 1 } },
];
