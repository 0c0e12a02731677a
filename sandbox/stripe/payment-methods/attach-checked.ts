import { cardOf } from '../cards/card-of.ts';
import { badState, StripeRefusal } from '../http/refusal.ts';
import { type Call } from '../http/route.ts';
import { declineError } from '../payment-intents/payment-failure.ts';
import { attachMethod } from './attach-method.ts';
import { checkUsable, namedMethod } from './find-payment-method.ts';
import { type PaymentMethod } from './payment-method.ts';

/** Attaches the named method to a customer as the API does: used, foreign and declining ones are refused (stripe.md §4.2). */
export const attachChecked = (call: Call, id: string, customer: string): PaymentMethod => {
  const { world, cause } = call;
  const method = namedMethod(world, id);
  checkUsable(world, method);
  if (method.customer !== null && method.customer !== customer)
    throw badState('The payment method you provided has already been attached to a customer.');
  const row = cardOf(method.card?.fingerprint ?? '');
  if (row.decline !== null && !row.attaches)
    throw new StripeRefusal(402, declineError(row.decline, method, null), true);
  return attachMethod(world, cause, method, customer);
};
