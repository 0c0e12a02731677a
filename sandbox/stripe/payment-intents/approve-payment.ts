import { moveMoney } from '../balance/move-money.ts';
import { recordCharge } from '../balance/record-transaction.ts';
import { cardOf } from '../cards/card-of.ts';
import { type Charge } from '../charges/charge.ts';
import { newCharge } from '../charges/new-charge.ts';
import { settleWork } from '../charges/settle-charge.ts';
import { aftermathWork } from '../disputes/aftermath-work.ts';
import { emit } from '../events/emit.ts';
import { type Cause } from '../http/route.ts';
import { attachMethod } from '../payment-methods/attach-method.ts';
import { type PaymentMethod } from '../payment-methods/payment-method.ts';
import { paymentKey, type StripeWorld } from '../stripe-world.ts';
import { expireWork } from './expire-authorization.ts';
import { holdsOnly, type PaymentIntent } from './payment-intent.ts';

/** Saves the method for later when the intent says so, else marks one that nobody owns as used up. */
const keepMethod = (
  world: StripeWorld,
  cause: Cause,
  intent: PaymentIntent,
  method: PaymentMethod,
  authenticated: boolean,
): void => {
  if (intent.setup_future_usage !== null && intent.customer !== null) {
    attachMethod(world, cause, method, intent.customer);
    if (authenticated) world.marks.set('authenticated', method.id);
  } else if (method.customer === null) world.marks.set('consumed', method.id);
};

const hold = (
  world: StripeWorld,
  cause: Cause,
  intent: PaymentIntent,
  method: PaymentMethod,
  authenticated: boolean,
): PaymentIntent => {
  const { clock, settings } = world;
  const livesSeconds = Math.round(settings.authorizationLivesMs / 1000);
  const captureBefore = clock.nowSeconds() + livesSeconds;
  const facts = { status: 'succeeded', captured: false, authenticated, captureBefore } as const;
  const charge = world.charges.put(newCharge(intent, method, facts, clock.nowSeconds()));
  const held = world.paymentIntents.put({
    ...intent,
    status: 'requires_capture',
    amount_capturable: intent.amount,
    latest_charge: charge.id,
    payment_method: method.id,
    next_action: null,
  });
  world.agenda.after(settings.authorizationLivesMs, expireWork, intent.id);
  emit(world, cause, 'charge.succeeded', charge);
  emit(world, cause, 'payment_intent.amount_capturable_updated', held);
  return held;
};

/** Takes a charge that succeeded and moves its money: balance transaction (now or later), ledger and what magic cards do next. */
export const bookCharge = (
  world: StripeWorld,
  cause: Cause,
  charge: Charge,
  intent: PaymentIntent,
): Charge => {
  const atOnce = intent.capture_method !== 'automatic_async';
  const booked = atOnce ? { ...charge, balance_transaction: recordCharge(world, charge).id } : charge;
  world.charges.put(booked);
  if (!atOnce) world.agenda.after(world.settings.balanceTransactionDelayMs, settleWork, charge.id);
  moveMoney(world, cause, {
    id: charge.id,
    kind: 'charge',
    amount: charge.amount_captured,
    currency: charge.currency,
    status: 'succeeded',
    reference: intent.metadata[paymentKey],
  });
  return booked;
};

/** Lets a card pay: holds the money or takes it, as the intent's capture method says (stripe.md §4.4). */
export const approvePayment = (
  world: StripeWorld,
  cause: Cause,
  intent: PaymentIntent,
  method: PaymentMethod,
  authenticated: boolean,
): PaymentIntent => {
  keepMethod(world, cause, intent, method, authenticated);
  const { aftermath } = cardOf(method.card?.fingerprint ?? '');
  if (holdsOnly(intent)) return hold(world, cause, intent, method, authenticated);
  const facts = { status: 'succeeded', captured: true, authenticated } as const;
  const charge = bookCharge(world, cause, newCharge(intent, method, facts, world.clock.nowSeconds()), intent);
  const paid = world.paymentIntents.put({
    ...intent,
    status: 'succeeded',
    amount_received: intent.amount,
    latest_charge: charge.id,
    payment_method: method.id,
    next_action: null,
  });
  emit(world, cause, 'charge.succeeded', charge);
  emit(world, cause, 'payment_intent.succeeded', paid);
  if (aftermath !== null) world.agenda.after(world.settings.disputeDelayMs, aftermathWork, charge.id);
  return paid;
};
