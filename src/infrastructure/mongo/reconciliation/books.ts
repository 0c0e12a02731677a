import { type Document } from 'mongodb';
import { type Dispute } from '#domain/payments/dispute';
import { type Payment } from '#domain/payments/payment';
import { type Refund } from '#domain/payments/refund';
import { type Entry, type EntryKind, type EntryStatus } from '#domain/reconciliation/entry';

type Stored = Document & { _id: string };

/** Where movements of one kind are kept. */
export type Book = Readonly<{
  kind: EntryKind;
  /** Begins its ids. */
  prefix: string;
  collection: string;
  /** The field that tells when the money moved. */
  movedAt: string;
  fields: Readonly<Record<string, 1>>;
  entryOf(document: Stored): Entry;
}>;

const fields = { reference: 1, status: 1, createdAt: 1, completedAt: 1 } as const;

const paymentStatus = ({ captured, status }: Payment): EntryStatus => {
  if (captured.minor > 0n) return 'completed';
  return status === 'failed' || status === 'cancelled' ? 'failed' : 'pending';
};

const payments: Book = {
  kind: 'payment',
  prefix: 'pay_',
  collection: 'payments',
  movedAt: 'completedAt',
  fields: { ...fields, captured: 1, gatewayFee: 1 },
  entryOf: ({ _id, ...document }) => {
    const payment = document as unknown as Payment;
    return {
      key: _id,
      kind: 'payment',
      reference: payment.reference,
      amount: payment.captured,
      fee: payment.gatewayFee,
      status: paymentStatus(payment),
      at: payment.completedAt ?? payment.createdAt,
    };
  },
};

const refunds: Book = {
  kind: 'refund',
  prefix: 'ref_',
  collection: 'refunds',
  movedAt: 'completedAt',
  fields: { ...fields, amount: 1 },
  entryOf: ({ _id, ...document }) => {
    const { reference, amount, status, completedAt, createdAt } = document as unknown as Refund;
    return {
      key: _id,
      kind: 'refund',
      reference,
      amount,
      fee: null,
      status: status === 'completed' ? 'completed' : status === 'pending' ? 'pending' : 'failed',
      at: completedAt ?? createdAt,
    };
  },
};

/** An inquiry has taken no money; a chargeback did so when it was opened. */
const disputes: Book = {
  kind: 'dispute',
  prefix: 'dsp_',
  collection: 'disputes',
  movedAt: 'createdAt',
  fields: { ...fields, amount: 1, fee: 1, isInquiry: 1 },
  entryOf: ({ _id, ...document }) => {
    const { reference, amount, fee, isInquiry, createdAt } = document as unknown as Dispute;
    const status = isInquiry ? 'pending' : 'completed';
    return { key: _id, kind: 'dispute', reference, amount, fee, status, at: createdAt };
  },
};

/** In the order of their ids, so that one after the other gives one ascending stream. */
export const books: readonly Book[] = [disputes, payments, refunds];

export const bookOfKey = (key: string): Book | undefined =>
  books.find(({ prefix }) => key.startsWith(prefix));
