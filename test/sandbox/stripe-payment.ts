import type Stripe from 'stripe';
import { type LedgerEntry } from '#sandbox/ledger';
import { aCharge, type OpenSandbox } from './open-sandbox.ts';

/** A payment whose money is taken at once, known to the shop by what paid it. */
export const paidWith = (stripe: Stripe, method = 'pm_card_visa'): Promise<Stripe.PaymentIntent> =>
  stripe.paymentIntents.create(
    aCharge({
      payment_method: method,
      capture_method: 'automatic',
      metadata: { kassa_payment_id: `pay_${method}` },
    }),
  );

/** A charge that the shop knows by this reference, which is its idempotency key too. */
export const chargeAs = (stripe: Stripe, reference: string): Promise<Stripe.Response<Stripe.PaymentIntent>> =>
  stripe.paymentIntents.create(aCharge({ metadata: { kassa_payment_id: reference } }), {
    idempotencyKey: reference,
  });

/** What Stripe's book has for a reference of the shop. */
export const movementsAs = async (
  { ledger }: Pick<OpenSandbox, 'ledger'>,
  reference: string,
): Promise<readonly LedgerEntry[]> => (await ledger()).filter((entry) => entry.reference === reference);

/** What Stripe's book has for one of its own objects. */
export const movementOf = async (
  { ledger }: Pick<OpenSandbox, 'ledger'>,
  id: string,
): Promise<LedgerEntry | undefined> => (await ledger()).find((entry) => entry.id === id);

/** The types of the events about a payment, oldest first. */
export const typesAbout = async (stripe: Stripe, intent: string): Promise<string[]> => {
  const { data } = await stripe.events.list({ limit: 100 });
  return data
    .filter((event) => {
      const object = event.data.object as { id?: string; payment_intent?: string };
      return object.id === intent || object.payment_intent === intent;
    })
    .map((event) => event.type)
    .reverse();
};
