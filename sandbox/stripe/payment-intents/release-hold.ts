import { moveMoney } from '../balance/move-money.ts';
import { emit } from '../events/emit.ts';
import { type Cause } from '../http/route.ts';
import { paymentKey, type StripeWorld } from '../stripe-world.ts';
import { type PaymentIntent } from './payment-intent.ts';

/** Gives held money free and ends the intent; the charge reads refunded, and an expired one says so (stripe.md §4.4). */
export const releaseHold = (
  world: StripeWorld,
  cause: Cause,
  intent: PaymentIntent,
  reason: string | null,
): PaymentIntent => {
  const expired = reason === 'automatic';
  const charge = world.charges.get(intent.latest_charge ?? '');
  const canceled = world.paymentIntents.put({
    ...intent,
    status: 'canceled',
    amount_capturable: 0,
    canceled_at: world.clock.nowSeconds(),
    cancellation_reason: reason,
  });
  moveMoney(world, cause, {
    id: intent.id,
    kind: 'void',
    amount: intent.amount_capturable,
    currency: intent.currency,
    status: 'succeeded',
    reference: intent.metadata[paymentKey],
  });
  if (charge !== undefined) {
    const released = world.charges.put({ ...charge, amount_refunded: charge.amount, refunded: true });
    if (expired) emit(world, cause, 'charge.expired', released);
    else if (world.settings.cancelSendsChargeRefunded)
      emit(world, cause, 'charge.refunded', released, charge);
  }
  emit(world, cause, 'payment_intent.canceled', canceled);
  return canceled;
};
