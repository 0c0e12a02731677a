import { type Refused } from '../../emulator.ts';
import { partReturned } from '../move-money.ts';
import { type PaymeWorld } from '../payme-world.ts';
import { paidReceipt } from './paid-receipt.ts';

/**
 * Payme's support gives a part of a payment back by hand, in tiyin: the shop is not told. The same refund id again changes
 * nothing, with another amount it is refused.
 */
export const refundPart = (
  world: PaymeWorld,
  paymentId: string,
  refundId: string,
  amount: number,
): object | Refused => {
  const known = [...world.ledger.all()].find(
    ({ kind, reference }) => kind === 'refund' && reference === refundId,
  );
  if (known !== undefined)
    return known.amount === amount
      ? known
      : { refused: 409, message: `refundId: ${refundId} gave back ${known.amount}, not ${amount}` };
  const receipt = paidReceipt(world, paymentId);
  if ('refused' in receipt) return receipt;
  const left = receipt.captured - receipt.returned;
  if (amount > left) return { refused: 422, message: `amount: only ${left} of ${paymentId} are left` };
  world.receipts.put({ ...receipt, returned: receipt.returned + amount });
  return partReturned(world, receipt, refundId, amount);
};
