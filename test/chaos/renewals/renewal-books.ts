import { type Invoice } from '#domain/billing/invoice';
import { type Payment } from '#domain/payments/payment';
import { type World } from '#test/support/world';

/** All that Kassa and the provider have of these renewals, in numbers that must be alike. */
export type RenewalBooks = Readonly<{
  invoices: number;
  /** Subscriptions that have an invoice for the period. */
  invoiced: number;
  paid: number;
  /** Invoice numbers as whole numbers, in order. */
  numbers: readonly number[];
  /** Payments that took money; one of somebody who died may have failed before it. */
  payments: number;
  /** Invoices whose payment is one that names them and took what they ask for. */
  paidRight: number;
  /** Charges at the provider, and how many of them are known by a payment that is on an invoice. */
  charges: number;
  chargesKnown: number;
}>;

/** Only so much of an invoice or a payment is read: there are many. */
const invoiceParts = { number: 1, status: 1, subscriptionId: 1, periodIndex: 1, paymentId: 1 } as const;
const paymentParts = { status: 1, invoiceId: 1, captured: 1 } as const;
type StoredInvoice = Omit<Invoice, 'id'> & Readonly<{ _id: string }>;
type StoredPayment = Omit<Payment, 'id'> & Readonly<{ _id: string }>;

export const renewalBooks = async (world: World): Promise<RenewalBooks> => {
  const { db } = world.platform.mongo;
  const [invoices, payments, ledger] = await Promise.all([
    db
      .collection<StoredInvoice>('invoices')
      .find({}, { projection: { ...invoiceParts, amountDue: 1 } })
      .toArray(),
    db.collection<StoredPayment>('payments').find({}, { projection: paymentParts }).toArray(),
    world.ledger(),
  ]);
  const byId = new Map(payments.map((payment) => [payment._id, payment]));
  const onInvoice = new Set<string | null>(invoices.map(({ paymentId }) => paymentId));
  const taken = ledger.filter(({ kind, status }) => kind === 'charge' && status === 'succeeded');
  return {
    invoices: invoices.length,
    invoiced: new Set(invoices.map(({ subscriptionId, periodIndex }) => `${subscriptionId}:${periodIndex}`))
      .size,
    paid: invoices.filter(({ status }) => status === 'paid').length,
    numbers: invoices.map(({ number }) => Number(/\d+$/.exec(number ?? '')?.[0])).sort((a, b) => a - b),
    payments: payments.filter(({ status }) => status === 'completed').length,
    paidRight: invoices.filter(({ _id, paymentId, amountDue }) => {
      const payment = byId.get(paymentId ?? '');
      return (
        payment?.invoiceId === _id &&
        payment.status === 'completed' &&
        payment.captured.minor === amountDue.minor
      );
    }).length,
    charges: taken.length,
    chargesKnown: new Set(taken.map(({ reference }) => reference).filter((id) => onInvoice.has(id))).size,
  };
};
