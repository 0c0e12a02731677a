import { moneyTaken } from '../move-money.ts';
import { type PaymeWorld } from '../payme-world.ts';
import { codes } from '../rpc/codes.ts';
import { RpcRefusal } from '../rpc/rpc-error.ts';
import { findReceipt, wrongState } from './find-receipt.ts';
import { receiptState } from './receipt-state.ts';
import { receiptResult } from './show-receipt.ts';

/** Takes the held money, or a lower amount in tiyin; the rest is let go with it (payme.md §3.3). */
export const confirmHold = (world: PaymeWorld, id: string, amount?: number): object => {
  const receipt = findReceipt(world, id);
  if (receipt.state !== receiptState.held) throw wrongState(receipt);
  if (amount !== undefined && amount > receipt.amount)
    throw new RpcRefusal(codes.wrongAmount, 'More than what is held', 'amount');
  const captured = moneyTaken(world, receipt, 'capture', amount ?? receipt.amount);
  return receiptResult(
    world,
    world.receipts.put({ ...captured, state: receiptState.paid, paidAtMs: world.clock.nowMs() }),
  );
};
