import { timeOut, timeoutWork } from './checkout/walk.ts';
import { type PaymeWorld } from './payme-world.ts';
import { finishCancel, lapse } from './receipts/cancel-receipt.ts';
import { failDebit } from './receipts/pay-receipt.ts';
import { receiptWork } from './receipts/receipt-work.ts';

type Work = (world: PaymeWorld, subject: string) => void;

const works: Readonly<Record<string, Work>> = {
  [timeoutWork]: timeOut,
  [receiptWork.failDebit]: failDebit,
  [receiptWork.cancel]: finishCancel,
  [receiptWork.lapse]: lapse,
};

/** Teaches the agenda everything that happens in this Payme by itself. */
export const takeUpWork = (world: PaymeWorld): void => {
  for (const [name, work] of Object.entries(works)) world.agenda.on(name, (subject) => work(world, subject));
};
