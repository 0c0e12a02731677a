import { becomeCancelled } from '../checkout/outcome.ts';
import { cancelTransaction, reasons } from '../checkout/walk.ts';
import { holdReleased, moneyReturned } from '../move-money.ts';
import { type PaymeWorld } from '../payme-world.ts';
import { wrongState } from './find-receipt.ts';
import { type Receipt } from './receipt.ts';
import { receiptState } from './receipt-state.ts';
import { receiptWork } from './receipt-work.ts';

const queue = (world: PaymeWorld, before: Receipt): Receipt => {
  const receipt = world.receipts.put({ ...before, state: receiptState.cancelling });
  world.agenda.after(world.settings.cancelDelayMs, receiptWork.cancel, receipt.id);
  return receipt;
};

const release = (world: PaymeWorld, receipt: Receipt): Receipt => {
  holdReleased(world, receipt);
  return becomeCancelled(world, receipt, null);
};

const cancelCheckout = (world: PaymeWorld, receipt: Receipt, reason: number): Receipt => {
  if (world.errands.isBusy(receipt.id)) throw wrongState(receipt);
  if (receipt.state === receiptState.paid) return cancelTransaction(world, receipt, reason);
  if (receipt.state === receiptState.opening) return cancelTransaction(world, receipt, reasons.failed);
  throw wrongState(receipt);
};

/**
 * Takes a receipt back (payme.md §3.3): an unpaid one and a hold end at once, a paid one is queued first; one that was paid
 * on the payment page also has to be cancelled in the shop. Cancelling again changes nothing.
 */
export const cancelReceipt = (
  world: PaymeWorld,
  receipt: Receipt,
  reason: number = reasons.refund,
): Receipt => {
  if (receipt.state === receiptState.cancelled || receipt.state === receiptState.cancelling) return receipt;
  if (receipt.origin === 'checkout') return cancelCheckout(world, receipt, reason);
  if (receipt.state === receiptState.created) return becomeCancelled(world, receipt, null);
  if (receipt.state === receiptState.held) return release(world, receipt);
  if (receipt.state === receiptState.paid) return queue(world, receipt);
  throw wrongState(receipt);
};

/** Gives the money of a queued receipt back. */
export const finishCancel = (world: PaymeWorld, receiptId: string): void => {
  const receipt = world.receipts.get(receiptId);
  if (receipt?.state !== receiptState.cancelling || receipt.origin !== 'subscribe') return;
  becomeCancelled(world, moneyReturned(world, receipt), null);
  world.watch.look();
};

/** Lets a hold go that nobody confirmed in time. */
export const lapse = (world: PaymeWorld, receiptId: string): void => {
  const receipt = world.receipts.get(receiptId);
  if (receipt?.state === receiptState.held) release(world, receipt);
};
