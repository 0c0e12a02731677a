import { type PayerVisit, type Refused } from '../../emulator.ts';
import { type PaymeWorld } from '../payme-world.ts';
import { findOrder } from './find-order.ts';
import { beginWalk } from './walk.ts';
import { walkAnswer } from './walk-answer.ts';

/** Plays a payer on the payment page: pays, presses cancel, or leaves a transaction open and goes. */
export const playPayer = async (world: PaymeWorld, visit: PayerVisit): Promise<object | Refused> => {
  const order = await findOrder(world, visit.paymentId, visit.url);
  return 'refused' in order ? order : walkAnswer(world, beginWalk(world, order, visit.act).id);
};
