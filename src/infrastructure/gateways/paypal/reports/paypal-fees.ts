import { type LearnedFee } from '#application/payments/ports/payment-gateway';
import { money } from '#domain/shared/money';
import { ourPayment } from '../our-ids.ts';
import { isPayment, type Transaction, type transactions } from './transactions.ts';

/**
 * Fees that no capture told us, as those of money that was under review. Reports name a payment by what we wrote on it. A
 * fee in another currency than the payment is left estimated.
 */
export const paypalFees = (read: ReturnType<typeof transactions>) =>
  async function* (from: Date, to: Date): AsyncGenerator<LearnedFee[]> {
    for await (const page of read(from, to)) yield page.flatMap(feeOf);
  };

const feeOf = (transaction: Transaction): LearnedFee[] => {
  const { custom_field: custom, fee_amount: taken, transaction_amount: paid } = transaction;
  const reference = ourPayment(custom);
  if (!reference || !taken || !isPayment(transaction) || taken.currency !== paid?.currency) return [];
  // What is taken from the merchant is below zero.
  return [{ reference, fee: money(-taken.minor, taken.currency) }];
};
