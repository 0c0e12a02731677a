import { blankCustomer } from '../customers/customer.ts';
import { emit } from '../events/emit.ts';
import { byItself } from '../http/route.ts';
import { type StripeWorld } from '../stripe-world.ts';
import { type CheckoutSession } from './checkout-session.ts';

const paidStatuses = new Set(['succeeded', 'requires_capture', 'processing']);

const payerOf = (world: StripeWorld, session: CheckoutSession): string | null => {
  if (session.customer !== null || session['customer_creation'] !== 'always') return session.customer;
  const customer = { ...blankCustomer(world.clock.nowSeconds()), email: session.customer_email };
  world.customers.put(customer);
  emit(world, byItself, 'customer.created', customer);
  return customer.id;
};

const complete = (world: StripeWorld, session: CheckoutSession, paid: boolean): CheckoutSession => {
  const details = {
    address: null,
    email: session.customer_email,
    name: null,
    phone: null,
    tax_exempt: 'none',
    tax_ids: [],
  };
  const completed = world.checkoutSessions.put<CheckoutSession>({
    ...session,
    customer: payerOf(world, session),
    customer_details: { ...details, business_name: null, individual_name: null },
    payment_status: session.mode === 'setup' ? 'no_payment_required' : paid ? 'paid' : 'unpaid',
    status: 'complete',
    url: null,
  });
  emit(world, byItself, 'checkout.session.completed', completed);
  return completed;
};

/** Completes an open session whose intent has got there, gives it in its present state (stripe.md §4.9). */
export const settleSession = (world: StripeWorld, session: CheckoutSession): CheckoutSession => {
  if (session.status !== 'open') return session;
  if (session.mode === 'setup') {
    const setup = world.setupIntents.get(session.setup_intent ?? '');
    return setup?.status === 'succeeded' ? complete(world, session, false) : session;
  }
  const intent = world.paymentIntents.get(session.payment_intent ?? '');
  if (intent === undefined || !paidStatuses.has(intent.status)) return session;
  return complete(world, session, intent.status === 'succeeded');
};

/** Completes the sessions that wait for this intent. */
export const settleSessionsOf = (world: StripeWorld, intentId: string): void => {
  const waiting = [
    ...world.checkoutSessions.where('payment_intent', intentId),
    ...world.checkoutSessions.where('setup_intent', intentId),
  ];
  for (const session of waiting) settleSession(world, session);
};
