import { accountOf } from '../cards/card-of.ts';
import { newCharge } from '../charges/new-charge.ts';
import { aftermathWork } from '../disputes/aftermath-work.ts';
import { emit } from '../events/emit.ts';
import { byItself, type Cause } from '../http/route.ts';
import { docUrl } from '../http/refusal.ts';
import { attachMethod } from '../payment-methods/attach-method.ts';
import { mandateFor } from '../payment-methods/mandate.ts';
import { type PaymentMethod } from '../payment-methods/payment-method.ts';
import { type StripeWorld } from '../stripe-world.ts';
import { bookCharge } from './approve-payment.ts';
import { rejectPayment } from './fail-payment.ts';
import { type PaymentIntent } from './payment-intent.ts';

/** The agenda's name for the end of a bank debit. */
export const debitWork = 'stripe.finish-debit';

const fingerprint = (method: PaymentMethod): string =>
  method.us_bank_account?.fingerprint ?? method.sepa_debit?.fingerprint ?? '';

/** Starts a debit: the intent is `processing` and a pending charge waits for the bank (stripe.md §4.4). */
export const startDebit = (
  world: StripeWorld,
  cause: Cause,
  intent: PaymentIntent,
  method: PaymentMethod,
  mandateData: object | null,
): PaymentIntent => {
  const mandate = world.mandates.put(mandateFor(method, mandateData ?? {}));
  if (intent.setup_future_usage !== null && intent.customer !== null)
    attachMethod(world, cause, method, intent.customer);
  const facts = { status: 'pending', captured: false, mandate: mandate.id } as const;
  const charge = world.charges.put(newCharge(intent, method, facts, world.clock.nowSeconds()));
  const processing = world.paymentIntents.put({
    ...intent,
    status: 'processing',
    latest_charge: charge.id,
    payment_method: method.id,
    next_action: null,
  });
  const account = accountOf(fingerprint(method));
  if (account.stays === null)
    world.agenda.after(world.settings.bankDebitDelayMs * account.slowness, debitWork, intent.id);
  emit(world, cause, 'payment_intent.processing', processing);
  emit(world, cause, 'charge.pending', charge);
  return processing;
};

/** Lets the bank answer a debit: it goes through, or the intent needs another payment method. */
export const finishDebit = (world: StripeWorld, intentId: string): void => {
  const intent = world.paymentIntents.get(intentId);
  const charge = world.charges.get(intent?.latest_charge ?? '');
  const method = world.paymentMethods.get(intent?.payment_method ?? '');
  if (intent?.status !== 'processing' || charge === undefined || method === undefined) return;
  const { failure, disputed } = accountOf(fingerprint(method));
  if (failure !== null) {
    const { code, message } = failure;
    const failed = world.charges.put({
      ...charge,
      status: 'failed',
      failure_code: code,
      failure_message: message,
    });
    emit(world, byItself, 'charge.failed', failed);
    const error = { type: 'card_error', charge: charge.id, code, doc_url: docUrl(code), message } as const;
    rejectPayment(world, byItself, intent, { ...error, payment_method: method });
    return;
  }
  const captured = {
    captured: true,
    paid: true,
    amount_captured: charge.amount,
    status: 'succeeded',
  } as const;
  const booked = bookCharge(
    world,
    byItself,
    { ...charge, ...captured },
    { ...intent, capture_method: 'automatic' },
  );
  const paid = world.paymentIntents.put({ ...intent, status: 'succeeded', amount_received: intent.amount });
  emit(world, byItself, 'charge.succeeded', booked);
  emit(world, byItself, 'payment_intent.succeeded', paid);
  if (disputed) world.agenda.after(world.settings.disputeDelayMs, aftermathWork, charge.id);
};
