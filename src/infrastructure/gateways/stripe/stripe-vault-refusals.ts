import Stripe from 'stripe';
import { type VaultRefusal } from '#application/customers/ports/method-vault';
import { refusalOf } from './stripe-failures.ts';

export const refused = (code: VaultRefusal['code'], detail: string): VaultRefusal => ({ code, detail });

/** A reply that is not what was asked for. */
export const unanswered = refused('unavailable', 'Stripe gave no answer that could be understood.');

export const isServerError = (error: unknown): boolean =>
  error instanceof Stripe.errors.StripeAPIError && (error.statusCode ?? 0) >= 500;

/** What an error means for a method that is to be saved. Stripe's own words are left out: they name tokens. */
export const vaultRefusal = (error: unknown): VaultRefusal => {
  const refusal = refusalOf(error);
  if (refusal.kind !== 'refused')
    return refused('unavailable', 'Stripe did not answer, or could not be asked.');
  if (error instanceof Stripe.errors.StripeCardError)
    return refused('method-refused', refusal.failure.message);
  return refusal.failure.providerCode === 'resource_missing'
    ? refused('unknown-token', 'Stripe knows no such token.')
    : refused(
        'method-refused',
        'Stripe does not take this token: it may be used up, or be of another customer.',
      );
};
