import { type Invoice } from '#domain/billing/invoice';
import { type Subscription } from '#domain/billing/subscription';
import { type Payment } from '#domain/payments/payment';
import { type Books } from './books.ts';
import { type Findings } from './finding.ts';
import { groupBy } from './group-by.ts';

/**
 * Everybody's time goes on, once for each week: every period has one invoice, every invoice is paid once or owed, with a number
 * of its own and none left out.
 */
export const checkRenewals = ({ kassa, planned }: Books, found: Findings): void => {
  const { invoices, subscriptions } = kassa;
  const payments = groupBy(
    [...kassa.payments.values()].filter(({ invoiceId }) => invoiceId !== null),
    ({ invoiceId }) => invoiceId ?? '',
  );
  if (subscriptions.length !== planned)
    found.add('lostPayments', undefined, `${planned} subscribed, there are ${subscriptions.length}`);
  const ids = new Set<string>(invoices.map(({ id }) => id));
  for (const [invoiceId, [payment]] of payments)
    if (!ids.has(invoiceId))
      found.add('lostPayments', payment?.id, `pays invoice ${invoiceId}, which there is not`);
  for (const invoice of invoices) checkInvoice(invoice, payments.get(invoice.id) ?? [], found);
  const ofSubscription = groupBy(invoices, ({ subscriptionId }) => subscriptionId as string);
  for (const subscription of subscriptions)
    checkSubscription(subscription, ofSubscription.get(subscription.id) ?? [], found);
  checkNumbers(invoices, found);
};

const checkInvoice = (invoice: Invoice, payments: readonly Payment[], found: Findings): void => {
  const { id, status, amountDue, paymentId, attempts } = invoice;
  const kept = payments.filter(({ captured, refunded }) => captured.minor > refunded.minor);
  const [first, ...more] = kept;
  for (const payment of more)
    found.add('doubleCharges', payment.id, `invoice ${id} was also paid by ${first?.id ?? ''}`);
  if (status === 'draft') found.add('unsettled', undefined, `invoice ${id} has no number`);
  const open = attempts.find(({ outcome }) => outcome === 'begun');
  if (open) found.add('unsettled', open.paymentId ?? undefined, `attempt ${open.key} has no end`);
  if (status !== 'paid') {
    if (first) found.add('bookDifferences', first.id, `is taken, its invoice ${id} is ${status}`);
    return;
  }
  if (amountDue.minor === 0n) return;
  if (first === undefined || first.id !== paymentId)
    found.add(
      'bookDifferences',
      paymentId ?? undefined,
      `invoice ${id} is paid by it, the money is ${first?.id ?? 'nowhere'}`,
    );
  else if (first.captured.minor !== amountDue.minor)
    found.add('bookDifferences', first.id, `took ${first.captured.minor} for ${amountDue.minor} of ${id}`);
};

/** What passes by itself once the provider answers again: whoever owes for that only is still to be asked. */
export const transient: ReadonlySet<string> = new Set(['gateway-unavailable', 'processing-error']);

const checkSubscription = (
  { id, status, period, isSettled, trialEndsAt }: Subscription,
  invoices: readonly Invoice[],
  found: Findings,
): void => {
  const wrong = (kind: 'doubleCharges' | 'unsettled' | 'bookDifferences', what: string): void =>
    found.add(kind, undefined, `subscription ${id} ${what}`);
  const byPeriod = groupBy(invoices, ({ periodIndex }) => String(periodIndex));
  for (const [index, those] of byPeriod)
    if (those.length > 1) wrong('doubleCharges', `has ${those.length} invoices of period ${index}`);
  if (period.index === 0) wrong('unsettled', 'was never renewed');
  for (let index = trialEndsAt ? 1 : 0; index <= period.index; index += 1)
    if (!byPeriod.has(String(index))) wrong('bookDifferences', `has no invoice of period ${index}`);
  const current = byPeriod.get(String(period.index))?.[0];
  const isPaid = current?.status === 'paid';
  if (isPaid !== isSettled)
    wrong(
      'bookDifferences',
      `is ${isSettled ? '' : 'not '}settled, its invoice is ${current?.status ?? 'absent'}`,
    );
  if (status === 'active' && !isSettled) wrong('unsettled', 'is active and not paid for');
  const failure = current?.attempts.at(-1)?.failure;
  if (!isPaid && transient.has(failure ?? '')) wrong('unsettled', `is not paid for: ${failure ?? ''}`);
};

const checkNumbers = (invoices: readonly Invoice[], found: Findings): void => {
  const numbers = invoices
    .flatMap(({ number }) => (number === null ? [] : [Number(/\d+$/.exec(number)?.[0])]))
    .sort((a, b) => a - b);
  for (const [place, number] of numbers.entries())
    if (number !== place + 1) {
      found.add('ledgerImbalance', undefined, `invoice number ${place + 1} is missing or given twice`);
      return;
    }
};
