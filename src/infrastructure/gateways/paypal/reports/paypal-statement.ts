import { type Statement, type StatementLine } from '#application/reconciliation/contract';
import { money } from '#domain/shared/money';
import { type PaypalClient } from '../client/paypal-client.ts';
import { ourPayment, ourRefund } from '../our-ids.ts';
import { isPayment, readTransactions, type Transaction } from './transactions.ts';

/** A transaction shows up to three hours after it was made (developer.paypal.com/docs/api/transaction-search/v1). */
const lagMs = 3 * 3_600_000;
/** The most days that one question may ask for. */
const rangeMs = 31 * 86_400_000;

/**
 * What PayPal's reports say was booked. A payment is named by what we wrote on it, since its order's id is not told there.
 * Money that went back by a refund (T1107) or was taken back (T1106) is a refund to us too.
 */
export const paypalStatement = (client: PaypalClient): Statement => ({
  lagMs,
  page: async (from, to, after) => {
    const [start = from.getTime(), page = 1] = (after ?? '').split(':').filter(Boolean).map(Number);
    const end = Math.min(start + rangeMs - 1_000, to.getTime());
    const read = await readTransactions(client, { start, end, page });
    if (!read) return 'unknown';
    const nextStart = start + rangeMs;
    const next =
      page < read.pages ? `${start}:${page + 1}` : nextStart <= to.getTime() ? `${nextStart}:1` : null;
    return { lines: read.lines.flatMap((line) => lineOf(line) ?? []), next };
  },
});

const lineOf = (transaction: Transaction): StatementLine | undefined => {
  const { transaction_id: reference, transaction_amount: amount, transaction_event_code: code } = transaction;
  const { custom_field: custom, fee_amount: taken, transaction_initiation_date: at } = transaction;
  if (!amount || !at) return undefined;
  if (isPayment(transaction)) {
    const fee = taken?.currency === amount.currency ? money(-taken.minor, taken.currency) : null;
    return { kind: 'payment', reference, ourId: ourPayment(custom), amount, fee, status: 'completed', at };
  }
  if (code !== 'T1107' && code !== 'T1106') return undefined;
  return {
    kind: 'refund',
    reference,
    ourId: ourRefund(custom),
    paymentId: ourPayment(custom),
    amount: money(-amount.minor, amount.currency),
    fee: null,
    status: 'completed',
    at,
  };
};
