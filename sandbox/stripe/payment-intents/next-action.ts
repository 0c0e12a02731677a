import { type StripeWorld } from '../stripe-world.ts';
import { type NextAction } from './payment-intent.ts';

/** Gives where the payer passes the challenge of an intent: a redirect when there is a way back, else the browser code's business. */
export const challengeAction = (
  world: StripeWorld,
  intentId: string,
  returnUrl: string | null,
): NextAction => {
  const url = `${world.url()}/3ds/${intentId}`;
  if (returnUrl !== null) return { type: 'redirect_to_url', redirect_to_url: { return_url: returnUrl, url } };
  return {
    type: 'use_stripe_sdk',
    use_stripe_sdk: { type: 'three_d_secure_redirect', source: intentId, stripe_js: url },
  };
};
