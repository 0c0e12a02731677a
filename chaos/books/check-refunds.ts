import { type LedgerEntry } from '#sandbox/ledger';
import { type Payment } from '#domain/payments/payment';
import { type Refund } from '#domain/payments/refund';
import { type Gateway } from '../plan/gateway.ts';
import { type Books } from './books.ts';
import { type Findings } from './finding.ts';
import { groupBy } from './group-by.ts';
import { type KassaBooks } from './kassa-books.ts';

/** Providers that take our refund's id, so that each refund can be found in their ledgers. The others name the payment. */
const namesRefunds: ReadonlySet<Gateway> = new Set(['stripe', 'paypal', 'manual']);

/** Money that went back: the same refunds, the same amounts, the same end, on both sides. */
export const checkRefunds = ({ kassa, providers }: Books, found: Findings): void => {
  for (const [paymentId, refunds] of kassa.refunds)
    if (!kassa.payments.has(paymentId))
      found.add('ledgerImbalance', paymentId, `refund ${refunds[0]?.id ?? ''} belongs to no payment`);
  for (const [gateway, { ledger }] of providers) {
    const entries = groupBy(
      ledger.filter(({ kind }) => kind === 'refund'),
      ({ reference }) => reference ?? '',
    );
    for (const reference of entries.keys())
      if (!isKnown(kassa, gateway, reference))
        found.add(
          'lostPayments',
          undefined,
          `${gateway} has refund ${reference} that Kassa does not know`,
          gateway,
        );
    for (const payment of kassa.payments.values()) {
      if (payment.gateway !== gateway) continue;
      const refunds = kassa.refunds.get(payment.id) ?? [];
      if (namesRefunds.has(gateway))
        for (const refund of refunds) checkRefund(refund, entries.get(refund.id) ?? [], found);
      else checkSum(payment, refunds, entries, found);
    }
  }
};

const isKnown = ({ refundIds, payments }: KassaBooks, gateway: Gateway, reference: string): boolean =>
  refundIds.has(reference) || (!namesRefunds.has(gateway) && payments.has(reference));

const checkRefund = (refund: Refund, entries: readonly LedgerEntry[], found: Findings): void => {
  const differs = (what: string): void =>
    found.add('bookDifferences', refund.paymentId, `refund ${refund.id} ${what}`);
  const standing = entries.filter(({ status }) => status !== 'failed');
  if (standing.length > 1) differs(`was made ${standing.length} times`);
  const [entry] = standing;
  if (refund.status === 'completed' && entry?.status !== 'succeeded')
    differs(`is completed, at the provider it is ${entry?.status ?? 'absent'}`);
  if ((refund.status === 'failed' || refund.status === 'abandoned') && entry !== undefined)
    differs(`is ${refund.status}, at the provider it is ${entry.status}`);
  if (entry !== undefined && BigInt(entry.amount) !== refund.amount.minor)
    differs(`is of ${refund.amount.minor}, at the provider of ${entry.amount}`);
};

/** All that went back of a payment, whichever of the two the entry names. */
const checkSum = (
  { id, captured }: Payment,
  refunds: readonly Refund[],
  entries: ReadonlyMap<string, readonly LedgerEntry[]>,
  found: Findings,
): void => {
  const theirs = [id, ...refunds.map((refund) => refund.id)]
    .flatMap((reference) => entries.get(reference) ?? [])
    .filter(({ status }) => status !== 'failed')
    .reduce((sum, { amount }) => sum + BigInt(amount), 0n);
  const ours = refunds
    .filter(({ status }) => status === 'completed')
    .reduce((sum, { amount }) => sum + amount.minor, 0n);
  if (ours !== theirs) found.add('bookDifferences', id, `gave back ${ours}, the provider ${theirs}`);
  if (theirs > captured.minor)
    found.add('bookDifferences', id, `the provider gave back ${theirs} of ${captured.minor} captured`);
};
