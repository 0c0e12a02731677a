import { emit } from '../events/emit.ts';
import { byItself, type Cause } from '../http/route.ts';
import { type PaypalWorld } from '../paypal-world.ts';
import { type Authorization } from './authorization.ts';
import { wholeAuthorization } from './authorization-body.ts';
import { moveMoney } from './move-money.ts';

/** The agenda's name for the day a hold is given up. */
export const endWork = 'paypal.authorization-ends';

/** Tells whether a hold still holds something. */
export const isHeld = ({ status }: Authorization): boolean =>
  status === 'CREATED' || status === 'PARTIALLY_CAPTURED';

/** Gives back what is left of a hold; an order whose only hold it was, with nothing captured, is voided too. */
export const releaseHold = (world: PaypalWorld, cause: Cause, held: Authorization): Authorization => {
  const voided = world.authorizations.put({
    ...held,
    status: 'VOIDED' as const,
    updatedMs: world.clock.nowMs(),
  });
  const order = world.orders.get(held.orderId);
  if (order !== undefined && held.capturedMinor === 0) world.orders.put({ ...order, status: 'VOIDED' });
  moveMoney(world, cause, {
    id: held.id,
    kind: 'void',
    amount: held.minor - held.capturedMinor,
    currency: held.currency,
    status: 'succeeded',
    reference: held.custom_id,
  });
  emit(world, 'PAYMENT.AUTHORIZATION.VOIDED', wholeAuthorization(world, voided), voided.id);
  return voided;
};

/** Gives up a hold that nobody captured in time (paypal.md §8: VOIDED also fires on expiry). */
export const endAuthorization = (world: PaypalWorld, id: string): void => {
  const held = world.authorizations.get(id);
  if (held !== undefined && isHeld(held)) releaseHold(world, byItself, held);
};
