import { recordCharge } from '../balance/record-transaction.ts';
import { emit } from '../events/emit.ts';
import { byItself } from '../http/route.ts';
import { type StripeWorld } from '../stripe-world.ts';

/** The agenda's name for giving a charge its balance transaction. */
export const settleWork = 'stripe.settle-charge';

/** Gives a captured charge its balance transaction, as `automatic_async` does a while after success (stripe.md §4.4). */
export const settleCharge = (world: StripeWorld, chargeId: string): void => {
  const charge = world.charges.get(chargeId);
  if (charge?.captured !== true || charge.balance_transaction !== null) return;
  const settled = world.charges.put({ ...charge, balance_transaction: recordCharge(world, charge).id });
  emit(world, byItself, 'charge.updated', settled, charge);
};
