import { type PaymeWorld } from '../payme-world.ts';
import { paymentIdOf } from '../receipts/payment-id.ts';
import { type Receipt } from '../receipts/receipt.ts';
import { receiptState } from '../receipts/receipt-state.ts';

const words = (receipt: Receipt): string => {
  switch (receipt.state) {
    case receiptState.paid:
      return 'paid';
    case receiptState.cancelled:
      return receipt.error === null ? 'cancelled' : 'refused';
    case receiptState.opening:
      return 'abandoned';
    case receiptState.manual:
      return 'manual';
    default:
      return 'under way';
  }
};

/** Waits until the shop has said all it is asked about a receipt, but not too long, and gives how it stands then. */
export const walkAnswer = async (world: PaymeWorld, receiptId: string): Promise<object> => {
  const rested = await world.watch.until(() => !world.errands.isBusy(receiptId), world.settings.payerWaitMs);
  const receipt = world.receipts.get(receiptId);
  if (receipt === undefined) return { state: 'forgotten' };
  return {
    state: rested ? words(receipt) : 'under way',
    receiptId,
    receiptState: receipt.state,
    paymentId: paymentIdOf(world.settings.accountField, receipt.account),
    amount: receipt.amount,
    reason: receipt.reason,
    error: receipt.error,
  };
};
