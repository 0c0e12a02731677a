import { type Refused } from '../../emulator.ts';
import { type ShopCall } from '../merchant/call-shop.ts';
import { type PaymeWorld } from '../payme-world.ts';
import { type Receipt } from '../receipts/receipt.ts';

/** The last call that the shop answered with a result, by what it last said about the transaction. */
const lastCall = ({ id, shopState, createdAtMs, amount, account, reason }: Receipt): ShopCall | null => {
  if (shopState === 0) return null;
  if (shopState === 1)
    return { method: 'CreateTransaction', params: { id, time: createdAtMs, amount, account } };
  return shopState === 2
    ? { method: 'PerformTransaction', params: { id } }
    : { method: 'CancelTransaction', params: { id, reason } };
};

/** Takes a receipt's id and says once more to the shop what it was told last; nothing depends on the answer. */
export const callAgain = (world: PaymeWorld, receiptId: string): object | Refused => {
  const receipt = world.receipts.get(receiptId);
  if (receipt === undefined) return { refused: 404, message: `no receipt ${receiptId}` };
  const call = lastCall(receipt);
  if (call === null) return { refused: 409, message: `the shop has no transaction ${receiptId}` };
  void world.line.attempt(call);
  return { eventId: receiptId, method: call.method };
};
