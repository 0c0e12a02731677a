import { freshObjectId } from '../ids.ts';
import { type PaymeWorld } from '../payme-world.ts';
import { type Receipt } from './receipt.ts';
import { receiptState } from './receipt-state.ts';

/** Stores a receipt that waits for its payment; amount in tiyin. */
export const newReceipt = (
  world: PaymeWorld,
  known: Pick<Receipt, 'origin' | 'plan' | 'account' | 'amount'> & Partial<Receipt>,
): Receipt =>
  world.receipts.put({
    id: freshObjectId(),
    state: receiptState.created,
    hold: false,
    captured: 0,
    returned: 0,
    createdAtMs: world.clock.nowMs(),
    paidAtMs: 0,
    cancelledAtMs: 0,
    description: '',
    detail: null,
    card: null,
    error: null,
    shopState: 0,
    reason: null,
    fiscal: {},
    ...known,
  });
