import { type LedgerEntry } from '../ledger.ts';
import { paymentIdOf } from './receipts/payment-id.ts';
import { type Receipt } from './receipts/receipt.ts';
import { type PaymeWorld } from './payme-world.ts';

type Movement = Pick<LedgerEntry, 'id' | 'kind' | 'amount'> & { readonly reference?: string };

/**
 * Writes a movement into the book. The reference is Kassa's payment id even where money goes back: neither a cancellation
 * through the Subscribe API nor one in the cabinet carries a refund id.
 */
const book = (world: PaymeWorld, receipt: Receipt, movement: Movement): LedgerEntry =>
  world.ledger.put({
    reference: paymentIdOf(world.settings.accountField, receipt.account),
    ...movement,
    currency: 'UZS',
    status: 'succeeded',
    idempotencyKey: null,
    at: new Date(world.clock.nowMs()).toISOString(),
  });

/** Books what the card paid, in tiyin, and gives the receipt that knows it; a second time changes nothing. */
export const moneyTaken = (
  world: PaymeWorld,
  receipt: Receipt,
  kind: 'charge' | 'capture',
  amount: number,
): Receipt => {
  if (receipt.captured > 0) return receipt;
  book(world, receipt, { id: receipt.id, kind, amount });
  return { ...receipt, captured: amount };
};

/** Books that all that was taken and not yet given back goes back to the card, and gives the receipt that knows it. */
export const moneyReturned = (world: PaymeWorld, receipt: Receipt): Receipt => {
  const amount = receipt.captured - receipt.returned;
  if (amount > 0) book(world, receipt, { id: `${receipt.id}-refund`, kind: 'refund', amount });
  return { ...receipt, returned: receipt.captured };
};

/** Books that people gave a part back by hand, in tiyin; they know Kassa's refund id. */
export const partReturned = (
  world: PaymeWorld,
  receipt: Receipt,
  refundId: string,
  amount: number,
): LedgerEntry =>
  book(world, receipt, { id: `${receipt.id}-${refundId}`, kind: 'refund', amount, reference: refundId });

/** Books that a hold was let go. */
export const holdReleased = (world: PaymeWorld, receipt: Receipt): LedgerEntry =>
  book(world, receipt, { id: `${receipt.id}-void`, kind: 'void', amount: receipt.amount });
