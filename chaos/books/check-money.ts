import { type LedgerEntry } from '#sandbox/ledger';
import { type Payment } from '#domain/payments/payment';
import { type Books } from './books.ts';
import { type Findings } from './finding.ts';
import { groupBy } from './group-by.ts';

type Taken = LedgerEntry & Readonly<{ kind: 'charge' | 'capture' }>;
const isTaken = (entry: LedgerEntry): entry is Taken => entry.kind === 'charge' || entry.kind === 'capture';

/** Money taken and released: the same at Kassa and at the provider, once, and for a payment that Kassa knows. */
export const checkMoney = ({ kassa, providers }: Books, found: Findings): void => {
  const paid: Payment[] = [];
  for (const [gateway, { ledger }] of providers) {
    const taken = groupBy(ledger.filter(isTaken), ({ reference }) => reference ?? '');
    const voids = groupBy(
      ledger.filter(({ kind }) => kind === 'void'),
      ({ reference }) => reference ?? '',
    );
    for (const [reference, [entry]] of [...taken, ...voids])
      if (kassa.payments.get(reference)?.gateway !== gateway)
        found.add(
          'lostPayments',
          reference,
          `${gateway} has a ${entry?.kind ?? ''} that Kassa does not know`,
          gateway,
        );
    for (const payment of kassa.payments.values()) {
      if (payment.gateway !== gateway) continue;
      checkTaken(payment, taken.get(payment.id) ?? [], found);
      checkReleased(payment, voids.get(payment.id) ?? [], found);
      if (taken.has(payment.id)) paid.push(payment);
    }
  }
  checkOrders(paid, found);
};

const checkTaken = (payment: Payment, entries: readonly Taken[], found: Findings): void => {
  if (entries.length > 1)
    found.add(
      'doubleCharges',
      payment.id,
      `taken ${entries.length} times: ${entries.map(({ id }) => id).join(', ')}`,
    );
  const sum = entries.reduce((total, { amount }) => total + BigInt(amount), 0n);
  if (sum !== payment.captured.minor)
    found.add('bookDifferences', payment.id, `captured ${payment.captured.minor}, the provider took ${sum}`);
  for (const { currency } of entries)
    if (currency !== payment.amount.currency)
      found.add(
        'bookDifferences',
        payment.id,
        `in ${payment.amount.currency}, the provider took ${currency}`,
      );
};

const checkReleased = (payment: Payment, voids: readonly LedgerEntry[], found: Findings): void => {
  const released = payment.status === 'cancelled' && payment.authorized.minor > 0n;
  if (voids.length !== (released ? 1 : 0))
    found.add(
      'bookDifferences',
      payment.id,
      `is ${payment.status}, the provider released it ${voids.length} times`,
    );
};

/** A shop that was told "nothing happened, try again" and did so must not have charged its customer twice. */
const checkOrders = (paid: readonly Payment[], found: Findings): void => {
  const ordered = paid.filter(({ orderId }) => orderId !== null);
  for (const [orderId, [first, ...more]] of groupBy(ordered, ({ orderId }) => orderId ?? ''))
    for (const payment of more)
      found.add('doubleCharges', payment.id, `order ${orderId} was also paid by ${first?.id ?? ''}`);
};
