import { type StripeWorld } from '../stripe-world.ts';
import { byItself } from '../http/route.ts';
import { releaseHold } from './release-hold.ts';

/** The agenda's name for the end of an authorization. */
export const expireWork = 'stripe.expire-authorization';

/** Releases a hold whose time is over; one that was captured or cancelled meanwhile is left alone. */
export const expireAuthorization = (world: StripeWorld, intentId: string): void => {
  const intent = world.paymentIntents.get(intentId);
  if (intent?.status === 'requires_capture') releaseHold(world, byItself, intent, 'automatic');
};
