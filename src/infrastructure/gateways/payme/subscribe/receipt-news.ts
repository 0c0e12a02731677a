import { type PaymentDetails } from '#domain/payments/payment-facts';
import { type PaymentNews } from '#domain/payments/payment-news';
import { type MethodType } from '#domain/shared/method-type';
import { tiyin } from '../payme-amount.ts';
import { cardShown, type Receipt, receiptStates } from './receipt.ts';

/** How long a bank keeps a hold ("Kholdirovanie", developer.help.paycom.uz, for UZCARD). */
const holdMs = 30 * 86_400_000;

/**
 * What a receipt's state means for the payment. One that was only created is `prepared`: it is paid by another call. One
 * that is cancelled is `voided`: nothing was taken, or all of it was given back.
 */
export const fromReceipt = (
  receipt: Receipt,
  { methodType, promisedAt }: Readonly<{ methodType: MethodType; promisedAt: Date | null }>,
): PaymentNews => {
  const details: PaymentDetails = {
    reference: receipt._id,
    method: receipt.card ? cardShown(methodType, receipt.card) : undefined,
  };
  switch (receipt.state) {
    case receiptStates.created:
      return { kind: 'prepared', details };
    case receiptStates.paid:
      return { kind: 'captured', amount: tiyin(receipt.amount), fee: null, details };
    case receiptStates.held: {
      const expiresAt = promisedAt && new Date(promisedAt.getTime() + holdMs);
      return { kind: 'authorized', amount: tiyin(receipt.amount), expiresAt, details };
    }
    case receiptStates.cancelled:
      return { kind: 'voided', details };
    default:
      return { kind: 'pending', details };
  }
};
