import { type IndexDescription } from 'mongodb';
import { type Mongo } from './connection.ts';
import { disputeIndexes } from './payments/dispute.document.ts';
import { paymentIndexes } from './payments/payment.document.ts';
import { refundIndexes } from './payments/refund.document.ts';
import { receivedEventIndexes } from './webhooks/received-event.document.ts';

export const indexes: Readonly<Record<string, IndexDescription[]>> = {
  payments: paymentIndexes,
  refunds: refundIndexes,
  disputes: disputeIndexes,
  webhook_events: receivedEventIndexes,
};

/** Makes every index that is missing. Each process does it at start; doing it again, or at the same time, is harmless. */
export const ensureIndexes = async ({ db }: Mongo): Promise<void> => {
  await Promise.all(
    Object.entries(indexes).map(([name, wanted]) => db.collection(name).createIndexes(wanted)),
  );
};
