import { moneyReturned, moneyTaken } from '../move-money.ts';
import { type PaymeWorld } from '../payme-world.ts';
import { type Receipt } from '../receipts/receipt.ts';
import { receiptState } from '../receipts/receipt-state.ts';
import { type RpcError } from '../rpc/rpc-error.ts';

/** The shop has the transaction performed, so the money is the shop's. */
export const becomePaid = (world: PaymeWorld, receipt: Receipt, error: RpcError | null): Receipt => {
  const charged = moneyTaken(world, receipt, 'charge', receipt.amount);
  const paidAtMs = receipt.paidAtMs === 0 ? world.clock.nowMs() : receipt.paidAtMs;
  return world.receipts.put({
    ...charged,
    state: receiptState.paid,
    shopState: 2,
    paidAtMs,
    reason: null,
    error,
  });
};

/** Nothing was taken for this receipt, or all of it went back. */
export const becomeCancelled = (world: PaymeWorld, receipt: Receipt, error: RpcError | null): Receipt =>
  world.receipts.put({
    ...receipt,
    state: receiptState.cancelled,
    cancelledAtMs: world.clock.nowMs(),
    error: error ?? receipt.error,
  });

/**
 * The shop has cancelled the transaction. From -2 on it has given back what it had been paid, even when its answer to that
 * payment never arrived.
 */
export const becomeReversed = (world: PaymeWorld, receipt: Receipt, shopState: -1 | -2): Receipt => {
  const taken = shopState === -2 ? moneyTaken(world, receipt, 'charge', receipt.amount) : receipt;
  return becomeCancelled(world, { ...moneyReturned(world, taken), shopState }, null);
};
