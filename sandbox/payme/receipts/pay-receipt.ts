import { z } from 'zod';
import { type Card } from '../cards/card.ts';
import { findCard } from '../cards/find-card.ts';
import { moneyTaken } from '../move-money.ts';
import { type PaymeWorld } from '../payme-world.ts';
import { codes } from '../rpc/codes.ts';
import { type RpcError, RpcRefusal } from '../rpc/rpc-error.ts';
import { findReceipt, wrongState } from './find-receipt.ts';
import { type Receipt } from './receipt.ts';
import { receiptState } from './receipt-state.ts';
import { receiptWork } from './receipt-work.ts';
import { receiptResult } from './show-receipt.ts';

/** The parameters of `receipts.pay`. */
export const payParams = z.object({
  id: z.string(),
  token: z.string(),
  payer: z.record(z.string(), z.unknown()).optional(),
  hold: z.boolean().optional(),
});

const poor: RpcError = { code: codes.insufficientFunds, message: 'Insufficient funds' };
const noProcessing: RpcError = { code: codes.processingUnavailable, message: 'Processing is unavailable' };

const refusalOf = ({ code, message }: RpcError): RpcRefusal => new RpcRefusal(code, message);

/** Once a debit was tried and failed, the receipt can be paid no more. */
const fail = (world: PaymeWorld, receipt: Receipt, error: RpcError): RpcRefusal => {
  const cancelledAtMs = world.clock.nowMs();
  world.receipts.put({ ...receipt, state: receiptState.cancelled, cancelledAtMs, error });
  return refusalOf(error);
};

const take = (world: PaymeWorld, receipt: Receipt, card: Card): Receipt => {
  if (!card.recurrent) world.cards.remove(card.id);
  if (receipt.hold) {
    world.agenda.after(world.settings.holdLivesMs, receiptWork.lapse, receipt.id);
    return world.receipts.put({ ...receipt, state: receiptState.held });
  }
  const taken = moneyTaken(world, receipt, 'charge', receipt.amount);
  return world.receipts.put({ ...taken, state: receiptState.paid, paidAtMs: world.clock.nowMs() });
};

/** Keeps the receipt being debited, then fails; whoever still waits for the answer hears so. */
const dawdle = async (world: PaymeWorld, receipt: Receipt): Promise<never> => {
  world.receipts.put({ ...receipt, state: receiptState.debiting });
  world.agenda.after(world.settings.slowCardMs, receiptWork.failDebit, receipt.id);
  world.journal.flush();
  const waitMs = 2 * world.settings.slowCardMs;
  await world.watch.until(() => world.receipts.get(receipt.id)?.state !== receiptState.debiting, waitMs);
  throw refusalOf(noProcessing);
};

/** Ends the debit of a slow card. */
export const failDebit = (world: PaymeWorld, receiptId: string): void => {
  const receipt = world.receipts.get(receiptId);
  if (receipt?.state !== receiptState.debiting || receipt.origin !== 'subscribe') return;
  fail(world, receipt, noProcessing);
  world.watch.look();
};

/** Debits, or holds on, a card for a receipt (payme.md §3.3). A receipt that was paid is not paid again. */
export const payReceipt = (
  world: PaymeWorld,
  { id, token, hold = false }: z.infer<typeof payParams>,
  declined: boolean,
): object | Promise<object> => {
  const before = findReceipt(world, id);
  const card = findCard(world, token);
  if (!card.verify) throw new RpcRefusal(codes.cardNotFound, 'The card is not verified', 'token');
  if (before.state !== receiptState.created || before.origin !== 'subscribe') throw wrongState(before);
  if (before.hold !== hold)
    throw new RpcRefusal(codes.invalidParams, 'hold must be the same in create and pay', 'hold');
  const receipt = { ...before, card: { number: card.number, expire: card.expire } };
  if (declined || card.temper === 'poor') throw fail(world, receipt, poor);
  if (card.temper === 'broken') throw new RpcRefusal(codes.system, 'System error');
  return card.temper === 'slow' ? dawdle(world, receipt) : receiptResult(world, take(world, receipt, card));
};
