import { type PaymeWorld } from '../payme-world.ts';
import { type Plan, type Receipt } from '../receipts/receipt.ts';
import { newReceipt } from '../receipts/new-receipt.ts';
import { receiptState } from '../receipts/receipt-state.ts';
import { type RpcError } from '../rpc/rpc-error.ts';
import { type CheckoutOrder } from './checkout-order.ts';

/** The agenda's name for giving up a transaction that nobody performed. */
export const timeoutWork = 'payme.transaction-timeout';

/** The reasons to cancel that the emulator gives (payme.md §1.4). */
export const reasons = { debitFailed: 2, failed: 3, timeout: 4, refund: 5 } as const;

/** Opens a receipt for a payer who means to do this, and asks the shop whether it may be paid. */
export const beginWalk = (world: PaymeWorld, order: CheckoutOrder, plan: Plan): Receipt => {
  const { account, amount } = order;
  const receipt = newReceipt(world, { origin: 'checkout', plan, account, amount });
  world.errands.begin({ id: receipt.id, method: 'CheckPerformTransaction', params: { amount, account } });
  return receipt;
};

/** Asks the shop to open the transaction; its time is when Payme created it. */
export const openTransaction = (world: PaymeWorld, before: Receipt): void => {
  const time = world.clock.nowMs();
  const receipt = world.receipts.put({ ...before, state: receiptState.opening, createdAtMs: time });
  const { id, amount, account } = receipt;
  world.errands.begin({ id, method: 'CreateTransaction', params: { id, time, amount, account } });
};

/** Asks the shop to cancel the transaction, whether it was performed or not. */
export const cancelTransaction = (
  world: PaymeWorld,
  receipt: Receipt,
  reason: number,
  error: RpcError | null = null,
): Receipt => {
  const cancelling = world.receipts.put({ ...receipt, state: receiptState.cancelling, reason, error });
  const { id } = receipt;
  world.errands.begin({ id, method: 'CancelTransaction', params: { id, reason } });
  return cancelling;
};

/** Takes the money from the payer's card and asks the shop to close the transaction. */
export const debitAndPerform = (world: PaymeWorld, before: Receipt): void => {
  const debiting = world.receipts.put({ ...before, state: receiptState.debiting });
  if (world.latency.next('payme')?.declined === true) {
    cancelTransaction(world, debiting, reasons.debitFailed);
    return;
  }
  const { id } = world.receipts.put({
    ...debiting,
    state: receiptState.closing,
    card: { number: '860006******6311', expire: '03/99' },
  });
  world.errands.begin({ id, method: 'PerformTransaction', params: { id } });
};

/** Cancels a transaction that its payer left open for too long. */
export const timeOut = (world: PaymeWorld, receiptId: string): void => {
  const receipt = world.receipts.get(receiptId);
  if (receipt?.state !== receiptState.opening || world.errands.isBusy(receiptId)) return;
  cancelTransaction(world, receipt, reasons.timeout);
};
