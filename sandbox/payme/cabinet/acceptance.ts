import { type Refused } from '../../emulator.ts';
import { findOrder } from '../checkout/find-order.ts';
import { type PaymeWorld } from '../payme-world.ts';
import { createExam } from './exam.ts';
import { createAndCancel, createPerformAndCancel } from './scenarios.ts';

/**
 * Runs both scenarios of the official sandbox (payme.md §1.8) against the shop with a payment that is still to be paid,
 * and gives every step with what was answered. Afterwards the payment was paid and given back.
 */
export const examine = async (world: PaymeWorld, paymentId: string): Promise<object | Refused> => {
  const order = await findOrder(world, paymentId);
  if ('refused' in order) return order;
  const exam = createExam(world);
  await createAndCancel(world, exam, order);
  await createPerformAndCancel(world, exam, order);
  const steps = exam.steps();
  return { passed: steps.every(({ passed }) => passed), steps };
};
