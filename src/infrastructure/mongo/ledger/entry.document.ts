import { type Document, type IndexDescription } from 'mongodb';
import { type Entry, sumsOf } from '#domain/ledger/entry';
import { type FoundItem } from '#domain/shared/block-faults';
import { whereText } from '../payments/common-indexes.ts';
import { legible } from '../sealing/legible.ts';
import { itemIndexes, type SealableDocument } from '../sealing/sealed-log.document.ts';

/** An entry as it is stored: once, and never changed but for `height`, when a block has taken it in. */
export type EntryDocument = Omit<Entry, 'id'> & SealableDocument;

export const ledgerCollections = { items: 'ledger_entries', blocks: 'ledger_blocks' } as const;

/** What is about an invoice, a customer's credit or an adjustment; charges pay nothing for an index of these. */
export const withoutPayment = { paymentId: { $type: 'null' } } as const;

/** Few, because every charge pays for each. */
export const entryIndexes: IndexDescription[] = [
  ...itemIndexes,
  { name: 'account', key: { tenantId: 1, 'postings.account': 1, at: -1, _id: -1 } },
  { name: 'payment', key: { paymentId: 1 }, ...whereText('paymentId') },
  { name: 'reference', key: { reference: 1 }, partialFilterExpression: withoutPayment },
];

export const toDocument = ({ id, ...entry }: Entry): EntryDocument => ({ _id: id, ...entry, height: 0 });

export const toEntry = ({ _id, height: _, ...entry }: EntryDocument): Entry => ({ id: _id, ...entry });

/** What is hashed is all of the document but where it is sealed, also fields that somebody has put there since. */
export const toItem = (document: Document): FoundItem => {
  const { _id, height, ...content } = document as EntryDocument;
  return {
    id: _id,
    at: content.at,
    subject: content.paymentId,
    content: legible({ id: _id, ...content }),
    sums: isWhole(content) ? sumsOf(content) : {},
    height,
  };
};

/** One that is not was altered, as its hash says, and can't be summed. */
const isWhole = ({ postings, currency }: Document): boolean =>
  typeof currency === 'string' &&
  Array.isArray(postings) &&
  postings.every(
    (posting: Document) => typeof posting.account === 'string' && typeof posting.amount === 'bigint',
  );
