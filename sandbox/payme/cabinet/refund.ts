import { type Refused } from '../../emulator.ts';
import { walkAnswer } from '../checkout/walk-answer.ts';
import { reasons } from '../checkout/walk.ts';
import { type PaymeWorld } from '../payme-world.ts';
import { cancelReceipt } from '../receipts/cancel-receipt.ts';
import { paidReceipt } from './paid-receipt.ts';

/** The merchant presses Cancel on a paid receipt: the shop is asked to take its transaction back (payme.md §1.6). */
export const refund = async (
  world: PaymeWorld,
  paymentId: string,
  reason: number = reasons.refund,
): Promise<object | Refused> => {
  const receipt = paidReceipt(world, paymentId);
  if ('refused' in receipt) return receipt;
  return walkAnswer(world, cancelReceipt(world, receipt, reason).id);
};
