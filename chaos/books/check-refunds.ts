import { type LedgerEntry } from '#sandbox/ledger';
import { type Refund } from '#domain/payments/refund';
import { type Books } from './books.ts';
import { type Findings } from './finding.ts';
import { groupBy } from './group-by.ts';

/** Money that went back: the same refunds, the same amounts, the same end, on both sides. */
export const checkRefunds = ({ kassa, provider }: Books, found: Findings): void => {
  const entries = groupBy(
    provider.ledger.filter(({ kind }) => kind === 'refund'),
    ({ reference }) => reference ?? '',
  );
  for (const reference of entries.keys())
    if (!kassa.refundIds.has(reference))
      found.add('lostPayments', undefined, `the provider has refund ${reference} that Kassa does not know`);
  for (const [paymentId, refunds] of kassa.refunds) {
    if (!kassa.payments.has(paymentId))
      found.add('ledgerImbalance', paymentId, `refund ${refunds[0]?.id ?? ''} belongs to no payment`);
    for (const refund of refunds) checkRefund(refund, entries.get(refund.id) ?? [], found);
  }
};

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
