import { bankAccountByMagicId } from '../cards/bank-accounts.ts';
import { cardByMagicId } from '../cards/magic-cards.ts';
import { badParameter, badState, noSuch } from '../http/refusal.ts';
import { type StripeWorld } from '../stripe-world.ts';
import { cardFacts, cardMethod, type PaymentMethod, usBankMethod } from './payment-method.ts';

/** Takes a magic id and gives a fresh payment method for it: every use clones one (stripe.md §4.2). */
export const cloneMagic = (world: StripeWorld, id: string): PaymentMethod | undefined => {
  const now = world.clock.nowSeconds();
  const card = cardByMagicId(id);
  if (card !== undefined) return world.paymentMethods.put(cardMethod(cardFacts(card), now));
  const account = bankAccountByMagicId(id);
  return account && world.paymentMethods.put(usBankMethod(account, now));
};

/** Takes the id in a parameter and gives the payment method; an unknown one is refused. */
export const namedMethod = (world: StripeWorld, id: string, param = 'payment_method'): PaymentMethod => {
  const method = world.paymentMethods.get(id) ?? cloneMagic(world, id);
  if (method === undefined) throw noSuch('PaymentMethod', id, param, 400);
  return method;
};

/** Refuses a payment method that was used up without a customer or was detached. */
export const checkUsable = (world: StripeWorld, method: PaymentMethod): void => {
  if (world.marks.has('consumed', method.id) || world.marks.has('retired', method.id))
    throw badState(
      'The provided PaymentMethod was previously used with a PaymentIntent without Customer attachment, or was detached from a Customer. It may not be used again. To use a PaymentMethod multiple times, you must attach it to a Customer first.',
    );
};

/** Refuses a payment method that belongs to another customer than the one of the payment. */
export const checkOwner = (method: PaymentMethod, customer: string | null): void => {
  if (method.customer === null || method.customer === customer) return;
  if (customer === null)
    throw badParameter(
      'The payment method you provided is attached to a customer so for security purposes you must provide the customer in the request.',
      'customer',
    );
  throw badParameter('The customer does not have a payment method with this ID.', 'payment_method');
};
