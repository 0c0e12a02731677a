import { isForgonePeriod } from '#domain/billing/forgone';
import { type Invoice } from '#domain/billing/invoice';
import { openAttempt } from '#domain/billing/pay-attempt';
import { forfeitOf } from '#domain/billing/restore';
import { isEnded } from '#domain/billing/subscription-status';
import { type Subscription } from '#domain/billing/subscription';
import { type Payment } from '#domain/payments/payment';
import { type World } from './world.ts';

type Stored<T> = Omit<T, 'id'> & Readonly<{ _id: string }>;
type Books = Readonly<{
  subscriptions: readonly Stored<Subscription>[];
  invoices: readonly Stored<Invoice>[];
  payments: readonly Stored<Payment>[];
}>;

const readBooks = async ({ platform: { mongo } }: World): Promise<Books> => {
  const [subscriptions, invoices, payments] = await Promise.all([
    mongo.db.collection<Stored<Subscription>>('subscriptions').find().toArray(),
    mongo.db.collection<Stored<Invoice>>('invoices').find().toArray(),
    mongo.db
      .collection<Stored<Payment>>('payments')
      .find({ invoiceId: { $type: 'string' } })
      .toArray(),
  ]);
  return { subscriptions, invoices, payments };
};

/**
 * One line for each way in which the books of billing contradict themselves or those of payments, once all is settled: each
 * period has one invoice, each invoice one charge, each movement of a balance was made once, and no number is left out.
 * `given`: what was on a subscription's balance before it had any invoice, in minor units.
 */
export const billingDifferences = async (
  world: World,
  given: ReadonlyMap<string, bigint> = new Map(),
): Promise<string[]> => {
  const { subscriptions, invoices, payments } = await readBooks(world);
  const differences = subscriptions.flatMap((subscription) => {
    const own = invoices
      .filter(({ subscriptionId }) => subscriptionId === subscription._id)
      .map((invoice) => paidFor(invoice, subscription, payments));
    return [
      ...own.flatMap(invoiceDifferences),
      ...subscriptionDifferences(subscription, own, given.get(subscription._id) ?? 0n),
    ];
  });
  return [...numberDifferences(invoices), ...differences];
};

/** An invoice with the payments made for it. `isReturned`: nobody got what it was for, so all that paid it went back. */
type Paid = Stored<Invoice> &
  Readonly<{ payments: Books['payments']; kept: Books['payments']; isReturned: boolean }>;

const paidFor = (
  invoice: Stored<Invoice>,
  subscription: Stored<Subscription>,
  all: Books['payments'],
): Paid => {
  const payments = all.filter(({ invoiceId }) => invoiceId === invoice._id);
  const kept = payments.filter(({ captured, refunded }) => captured.minor > refunded.minor);
  const isNotHad =
    invoice.periodIndex === null
      ? isEnded(subscription) && invoice.amountDue.minor > 0n && kept.length === 0
      : isForgonePeriod({ ...subscription, id: subscription._id as Subscription['id'] }, invoice.periodIndex);
  const isReplaced = invoice.status === 'paid' && forfeitOf(subscription, invoice.periodIndex)?.isLapsed;
  return {
    ...invoice,
    payments,
    kept,
    isReturned: invoice.status === 'void' || isNotHad || isReplaced === true,
  };
};

const numberDifferences = (invoices: Books['invoices']): string[] => {
  const numbers = invoices.map(({ number }) => Number(/\d+$/.exec(number ?? '')?.[0])).sort((a, b) => a - b);
  const place = numbers.findIndex((number, index) => number !== index + 1);
  return place < 0 ? [] : [`the invoice number ${place + 1} is missing or given twice`];
};

const invoiceDifferences = (invoice: Paid): string[] => {
  const { _id, key, status, attempts, amountDue, paymentId, payments, kept, isReturned } = invoice;
  const wanted = status === 'paid' && amountDue.minor > 0n && !isReturned ? 1 : 0;
  const of = `${_id} (${key}, ${status})`;
  return [
    ...(status === 'draft' ? [`${of} has no number`] : []),
    ...(openAttempt(attempts) ? [`${of} has an attempt without an end`] : []),
    ...(kept.length === wanted ? [] : [`${of} is paid by ${kept.length} payments`]),
    ...payments
      .filter((payment) => attempts.filter((one) => one.paymentId === payment._id).length !== 1)
      .map((payment) => `${of} has ${payment._id}, which is not of one attempt`),
    ...kept.flatMap((payment) => [
      ...(payment._id === paymentId ? [] : [`${of} is paid by ${paymentId}, kept is ${payment._id}`]),
      ...(payment.captured.minor === amountDue.minor ? [] : [`${of} took ${payment.captured.minor}`]),
    ]),
  ];
};

const subscriptionDifferences = (
  subscription: Stored<Subscription>,
  invoices: readonly Paid[],
  given: bigint,
): string[] => {
  const { _id, status, period, isSettled, balance } = subscription;
  const periods = invoices.flatMap(({ periodIndex }) => periodIndex ?? []);
  const current = invoices.find(({ periodIndex }) => periodIndex === period.index);
  const isPaid = current?.status === 'paid' || current?.status === 'void';
  const moved = invoices.reduce(
    (sum, { isReturned, credit, surplus }) => sum + surplus.minor - (isReturned ? 0n : credit.minor),
    given,
  );
  const of = `${_id} (${status})`;
  return [
    ...(new Set(periods).size === periods.length ? [] : [`${of} has two invoices of a period`]),
    ...(balance.minor === moved
      ? []
      : [`${of} has a balance of ${balance.minor}, its invoices say ${moved}`]),
    ...(isEnded(subscription) || !current || isSettled === isPaid
      ? []
      : [`${of} is ${isSettled ? '' : 'not '}settled, its invoice ${current.status}`]),
    ...(isEnded(subscription) && invoices.some((one) => one.status === 'open')
      ? [`${of} has ended and is asked to pay`]
      : []),
  ];
};
