import type Stripe from 'stripe';
import { type MethodVault } from '#application/customers/ports/method-vault';

type Asked = Parameters<MethodVault['begin']>[0];

/** The types that Stripe's own page asks for here; for others it wants more than we know. */
export const pageTypes = ['card'] as const;

/**
 * A setup on Stripe's own page, for customers whose shop has no browser code of Stripe's: a Checkout Session in setup mode
 * (docs.stripe.com/payments/save-and-reuse?platform=checkout). It makes its setup intent by itself, and gives that our name.
 */
export const setupSession = (
  { customerReference, type, methodId }: Asked,
  returnUrl: string,
): Stripe.Checkout.SessionCreateParams => ({
  mode: 'setup',
  customer: customerReference,
  // Stripe's typings list the types it takes; `pageTypes` are among them.
  allowed_payment_method_types: type === 'card' ? [type] : [],
  success_url: returnUrl,
  cancel_url: returnUrl,
  ...(methodId !== undefined && { setup_intent_data: { metadata: { kassa_method_id: methodId } } }),
  expand: ['setup_intent.payment_method'],
});

/** Whether a setup is one of the page's, by its reference: sessions and intents are named differently. */
export const isSession = (reference: string): boolean => reference.startsWith('cs_');
