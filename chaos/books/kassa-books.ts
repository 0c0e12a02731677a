import { type Db, type Document } from 'mongodb';
import { type Invoice } from '#domain/billing/invoice';
import { type Subscription } from '#domain/billing/subscription';
import { type Payment } from '#domain/payments/payment';
import { type ProviderTransaction } from '#domain/payments/provider-transaction';
import { type Refund } from '#domain/payments/refund';
import { type ReviewCase } from '#domain/recovery/review-case';
import { type ReceivedEvent } from '#domain/webhooks/received-event';
import { groupBy } from './group-by.ts';

export type InboxEntry = Pick<ReceivedEvent, 'eventId' | 'type' | 'status' | 'tries' | 'lastError'>;

/** Kassa's own books, straight from its database. */
export type KassaBooks = Readonly<{
  payments: ReadonlyMap<string, Payment>;
  /** By the id of their payment. */
  refunds: ReadonlyMap<string, readonly Refund[]>;
  refundIds: ReadonlySet<string>;
  /** Transactions of providers that lead, with a step that is not finished. */
  stepsUnderWay: readonly Readonly<{ id: string; paymentId: string }>[];
  /** By the provider's id of the event. */
  inbox: ReadonlyMap<string, InboxEntry>;
  reviews: readonly ReviewCase[];
  subscriptions: readonly Subscription[];
  invoices: readonly Invoice[];
}>;

export const readKassaBooks = async (db: Db): Promise<KassaBooks> => {
  const [payments, refunds, transactions, reviews, subscriptions, invoices, inbox] = await Promise.all([
    all<Payment>(db, 'payments'),
    all<Refund>(db, 'refunds'),
    all<ProviderTransaction>(db, 'provider_transactions'),
    all<ReviewCase>(db, 'review_cases'),
    all<Subscription>(db, 'subscriptions'),
    all<Invoice>(db, 'invoices'),
    db
      .collection<{ _id: string }>('webhook_events')
      .find({}, { projection: { body: 0 } })
      .toArray(),
  ]);
  return {
    payments: new Map(payments.map((payment) => [payment.id, payment])),
    refunds: groupBy(refunds, ({ paymentId }) => paymentId as string),
    stepsUnderWay: transactions.filter(({ underWay }) => underWay !== null),
    refundIds: new Set(refunds.map(({ id }) => id as string)),
    inbox: new Map((inbox as unknown as InboxEntry[]).map((entry) => [entry.eventId, entry])),
    reviews,
    subscriptions,
    invoices,
  };
};

const all = async <State>(db: Db, name: string): Promise<State[]> => {
  const documents = await db.collection<Document & { _id: string }>(name).find().toArray();
  return documents.map(({ _id, ...state }) => ({ id: _id, ...state }) as State);
};
