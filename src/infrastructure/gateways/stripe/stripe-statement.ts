import type Stripe from 'stripe';
import { type Statement, type StatementLine } from '#application/reconciliation/contract';
import { fromStripe } from './stripe-amount.ts';
import { pageOf } from './stripe-reply.ts';

const pageMax = 100;
/** Balance transactions appear moments after the money moved. */
const lagMs = 120_000;
const seconds = (at: Date) => Math.floor(at.getTime() / 1_000);

/**
 * Stripe's balance transactions tell every movement with its fee (docs.stripe.com/reports/balance-transaction-types); the charge,
 * refund or dispute behind each is asked for along with it, which says whose it is.
 */
export const stripeStatement = (stripe: Stripe): Statement => ({
  lagMs,
  page: (from, to, after) =>
    stripe.balanceTransactions
      .list({
        created: { gte: seconds(from), lte: seconds(to) },
        limit: pageMax,
        expand: ['data.source'],
        ...(after !== null && { starting_after: after }),
      })
      .then(
        (list) => {
          const page = pageOf(list);
          if (!page) return 'unknown';
          return {
            lines: page.flatMap((transaction) => lineOf(transaction) ?? []),
            next: list.has_more ? (page.at(-1)?.id ?? null) : null,
          };
        },
        () => 'unknown' as const,
      ),
});

const lineOf = (transaction: Stripe.BalanceTransaction): StatementLine | undefined => {
  const { source, type, currency, fee, created } = transaction;
  if (typeof source !== 'object' || source === null) return undefined;
  const at = new Date(created * 1_000);
  // Stripe settles in the account's own currency; a fee in another than the charge's can't be compared.
  const taken = (of: string) => (of === currency ? fromStripe(fee, currency) : null);
  switch (type) {
    case 'charge':
    case 'payment': {
      if (source.object !== 'charge') return undefined;
      return {
        kind: 'payment',
        reference: idOf(source.payment_intent) ?? source.id,
        ourId: source.metadata.kassa_payment_id,
        amount: fromStripe(source.amount_captured, source.currency),
        fee: taken(source.currency),
        status: 'completed',
        at,
      };
    }
    case 'refund':
    case 'payment_refund': {
      if (source.object !== 'refund') return undefined;
      return {
        kind: 'refund',
        reference: source.id,
        ourId: source.metadata?.kassa_refund_id,
        paymentReference: idOf(source.payment_intent),
        amount: fromStripe(source.amount, source.currency),
        fee: null,
        // It was booked when it was made; one that failed later was booked back.
        status:
          source.status === 'failed' || source.status === 'canceled' ? 'failed' : statusOf(source.status),
        at,
      };
    }
    case 'adjustment': {
      const isWithdrawal = source.object === 'dispute' && transaction.reporting_category === 'dispute';
      if (!isWithdrawal) return undefined;
      const amount = fromStripe(source.amount, source.currency);
      return {
        kind: 'dispute',
        reference: source.id,
        amount,
        fee: taken(source.currency),
        status: 'completed',
        at,
      };
    }
    default:
      return undefined;
  }
};

const statusOf = (status: string | null) => (status === 'succeeded' ? 'completed' : 'pending');
const idOf = (reference: string | { id: string } | null): string | undefined =>
  typeof reference === 'string' ? reference : reference?.id;
