import type Stripe from 'stripe';
import { type LearnedFee } from '#application/payments/ports/payment-gateway';
import { fromStripe } from './stripe-amount.ts';

const pageMax = 100;
const seconds = (at: Date) => Math.floor(at.getTime() / 1_000);

/**
 * Stripe tells its fee on the balance transaction, which appears moments after the charge. Listing them gives a hundred
 * fees for one call. A fee in another currency than the charge (Stripe settled in the account's own) is left estimated.
 */
export const stripeFees = (stripe: Stripe) =>
  async function* (from: Date, to: Date): AsyncGenerator<LearnedFee[]> {
    let after: string | undefined;
    do {
      const page: Stripe.ApiList<Stripe.BalanceTransaction> = await stripe.balanceTransactions.list({
        created: { gte: seconds(from), lte: seconds(to) },
        limit: pageMax,
        expand: ['data.source'],
        ...(after !== undefined && { starting_after: after }),
      });
      yield page.data.flatMap(feeOf);
      after = page.has_more ? page.data.at(-1)?.id : undefined;
    } while (after !== undefined);
  };

const feeOf = ({ source, type, fee, currency }: Stripe.BalanceTransaction): LearnedFee[] => {
  if ((type !== 'charge' && type !== 'payment') || typeof source !== 'object' || source?.object !== 'charge')
    return [];
  const reference =
    typeof source.payment_intent === 'string' ? source.payment_intent : source.payment_intent?.id;
  return reference && source.currency === currency ? [{ reference, fee: fromStripe(fee, currency) }] : [];
};
