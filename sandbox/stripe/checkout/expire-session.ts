import { emit } from '../events/emit.ts';
import { byItself, type Cause } from '../http/route.ts';
import { type StripeWorld } from '../stripe-world.ts';
import { type CheckoutSession } from './checkout-session.ts';

/** The agenda's name for the end of a session nobody paid. */
export const expireSessionWork = 'stripe.expire-session';

/** Closes an open session, and an unpaid intent that it began (stripe.md §4.9). */
export const closeSession = (world: StripeWorld, cause: Cause, session: CheckoutSession): CheckoutSession => {
  const intent = world.paymentIntents.get(session.payment_intent ?? '');
  if (intent !== undefined && intent.status.startsWith('requires_') && intent.status !== 'requires_capture') {
    const ended = { status: 'canceled', canceled_at: world.clock.nowSeconds(), next_action: null } as const;
    emit(world, cause, 'payment_intent.canceled', world.paymentIntents.put({ ...intent, ...ended }));
  }
  const expired = world.checkoutSessions.put<CheckoutSession>({ ...session, status: 'expired', url: null });
  emit(world, cause, 'checkout.session.expired', expired);
  return expired;
};

/** Closes a session whose time is over, unless it was completed. */
export const expireSession = (world: StripeWorld, id: string): void => {
  const session = world.checkoutSessions.get(id);
  if (session?.status === 'open') closeSession(world, byItself, session);
};
