import { type Refused } from '../../emulator.ts';
import { type PaymeWorld } from '../payme-world.ts';
import { type Receipt } from '../receipts/receipt.ts';
import { receiptState } from '../receipts/receipt-state.ts';

/** Gives the receipt by which a payment was paid, or says that there is none. */
export const paidReceipt = (world: PaymeWorld, paymentId: string): Receipt | Refused =>
  world.receipts.where('payment', paymentId).findLast(({ state }) => state === receiptState.paid) ?? {
    refused: 404,
    message: `paymentId: payme has no paid receipt of ${paymentId}`,
  };
