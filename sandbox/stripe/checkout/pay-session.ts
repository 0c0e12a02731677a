import { type Answer, byItself, type Call } from '../http/route.ts';
import { createIntent } from '../payment-intents/create-intent.ts';
import { createSetupIntent } from '../setup-intents/setup-intent-routes.ts';
import { type StripeWorld } from '../stripe-world.ts';
import { type CheckoutSession } from './checkout-session.ts';
import { settleSession } from './complete-session.ts';

/** How the payer's click on Pay ended. */
type PaymentOfSession = {
  readonly session: CheckoutSession;
  /** Where the payer must go for a challenge. */
  readonly challengeUrl: string | null;
  readonly failure: string | null;
};

type Tried = {
  readonly id?: string;
  readonly next_action?: { readonly redirect_to_url?: { readonly url: string } } | null;
  readonly error?: {
    readonly message: string;
    readonly payment_intent?: { id: string };
    readonly setup_intent?: { id: string };
  };
};

const intentParams = (world: StripeWorld, session: CheckoutSession, paymentMethod: string) => ({
  ...world.sessionPlans.get(session.id)?.intent,
  ...(session.mode === 'payment' ? { amount: String(session.amount_total), currency: session.currency } : {}),
  ...(session.customer === null ? {} : { customer: session.customer }),
  automatic_payment_methods: { enabled: 'true' },
  confirm: 'true',
  payment_method: paymentMethod,
  return_url: `${world.url()}/c/pay/${session.id}/return`,
});

/** Plays the payer of an open session with a magic payment method: pays or saves it, and completes the session (stripe.md §4.9). */
export const paySession = (
  world: StripeWorld,
  session: CheckoutSession,
  paymentMethod: string,
): PaymentOfSession => {
  const params = intentParams(world, session, paymentMethod);
  const call: Call = { world, ids: [], params, cause: byItself, declined: false };
  const answer: Answer = (session.mode === 'payment' ? createIntent : createSetupIntent).handle(call);
  const { id, next_action: action, error } = answer.body as Tried;
  const intent = id ?? error?.payment_intent?.id ?? error?.setup_intent?.id ?? null;
  const tried = world.checkoutSessions.put<CheckoutSession>({
    ...session,
    [session.mode === 'payment' ? 'payment_intent' : 'setup_intent']: intent,
  });
  return {
    session: settleSession(world, tried),
    challengeUrl: action?.redirect_to_url?.url ?? null,
    failure: error?.message ?? null,
  };
};
