import { emit } from '../events/emit.ts';
import { type Cause } from '../http/route.ts';
import { type StripeWorld } from '../stripe-world.ts';
import { type PaymentMethod } from './payment-method.ts';

/** Makes a payment method the customer's, unless it is already, and gives its new version. */
export const attachMethod = (
  world: StripeWorld,
  cause: Cause,
  method: PaymentMethod,
  customer: string,
): PaymentMethod => {
  if (method.customer === customer) return method;
  const attached = world.paymentMethods.put({ ...method, customer });
  emit(world, cause, 'payment_method.attached', attached);
  return attached;
};
