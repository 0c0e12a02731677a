import type Stripe from 'stripe';
import {
  type MethodVault,
  type SetupStep,
  type VaultedMethod,
  type VaultRefusal,
} from '#application/customers/ports/method-vault';
import { err, ok, type Result } from '#domain/shared/result';
import { bankDebits, mandateGivenToTenant } from './stripe-calls.ts';
import { methodOfPaymentMethod } from './stripe-mapping.ts';
import { isObject } from './stripe-reply.ts';
import { isSession, pageTypes, setupSession } from './stripe-setup-page.ts';
import { isServerError, refused, unanswered, vaultRefusal } from './stripe-vault-refusals.ts';

type Asked = Parameters<MethodVault['begin']>[0];

const hasPage = (type: Asked['type']): boolean => pageTypes.some((known) => known === type);

/** All of this is safe to repeat under its key, and moves no money; so the client may try again by itself (429, 409, silence). */
const patience = { maxNetworkRetries: 1 };
/** docs.stripe.com/customer-management/integrate-customer-portal: a session's address is short-lived; it is to be opened at once. */
const portalLifetimeMs = 300_000;

/** Methods kept at Stripe: attached to a customer by a setup intent, which lets the bank ask its customer first. */
export const stripeVault = ({ stripe }: { stripe: Stripe }): MethodVault => {
  /**
   * A token that the browser code made is saved at once. Without one Stripe's page asks the customer, if they can come back
   * from it, else the browser code does.
   */
  const begin = (asked: Asked): Promise<Result<SetupStep, VaultRefusal>> => {
    const { token, returnUrl, type, key: idempotencyKey } = asked;
    const options = { idempotencyKey, ...patience };
    if (token === null && returnUrl !== null && hasPage(type))
      return answer(stripe.checkout.sessions.create(setupSession(asked, returnUrl), options), pageStep);
    const params = token === null ? setup(asked) : confirmed(asked, token);
    return answer(stripe.setupIntents.create(params, options), stepOf);
  };
  const look = (reference: string): Promise<Result<SetupStep, VaultRefusal>> => {
    if (!isSession(reference))
      return answer(
        stripe.setupIntents.retrieve(reference, { expand: ['payment_method'] }, patience),
        stepOf,
      );
    const expand = ['setup_intent.payment_method'];
    return answer(stripe.checkout.sessions.retrieve(reference, { expand }, patience), pageStep);
  };
  const close = (reference: string): Promise<object> =>
    isSession(reference)
      ? stripe.checkout.sessions.expire(reference, {}, patience)
      : stripe.setupIntents.cancel(reference, {}, patience);

  const finish = async (reference: string): Promise<Result<VaultedMethod, VaultRefusal>> => {
    const step = await look(reference);
    if (!step.ok) return step;
    return step.value.kind === 'saved'
      ? ok(step.value.method)
      : err(refused('not-finished', 'The customer has not finished what their bank or browser asks for.'));
  };

  return {
    register: (customer, key) =>
      answer(
        // A server error is kept under its key for a day. A customer made twice is one without methods, and does no harm.
        create(stripe, customer, key).catch((error: unknown) => {
          if (isServerError(error)) return create(stripe, customer, `${key}:again`);
          throw error;
        }),
        (made) => (isObject(made, 'customer') ? ok(made.id) : err(unanswered)),
      ),
    pages: pageTypes,
    begin,
    finish: ({ reference }) => finish(reference),
    remove: async ({ token }) => {
      const detached = await answer(stripe.paymentMethods.detach(token, {}, patience), gone);
      if (detached.ok || detached.error.code === 'unavailable') return detached;
      // What is not attached can't be detached; that is all we want to know.
      const left = await answer(stripe.paymentMethods.retrieve(token, {}, patience), gone);
      return !left.ok && left.error.code === 'unknown-token' ? ok(true) : left;
    },
    look: async ({ token }) => {
      const seen = await answer(stripe.paymentMethods.retrieve(token, {}, patience), (method) =>
        isObject(method, 'payment_method') ? ok(method.customer ? vaulted(method) : null) : err(unanswered),
      );
      return !seen.ok && seen.error.code === 'unknown-token' ? ok(null) : seen;
    },
    abandon: async ({ reference }) => {
      const cancelled = await answer(close(reference), () => ok(null));
      if (cancelled.ok || cancelled.error.code === 'unavailable') return cancelled;
      // Only what has come to an end can't be cancelled.
      const ended = await finish(reference);
      return ended.ok || ended.error.code === 'unavailable' ? ended : ok(null);
    },
    portal: ({ customerReference, returnUrl, key }) =>
      answer(
        stripe.billingPortal.sessions.create(
          { customer: customerReference, return_url: returnUrl },
          { idempotencyKey: key, ...patience },
        ),
        (session) =>
          isObject(session, 'billing_portal.session') && typeof session.url === 'string'
            ? ok({
                url: session.url,
                expiresAt: new Date(session.created * 1_000 + portalLifetimeMs),
              })
            : err(unanswered),
      ),
  };
};

const create = (
  stripe: Stripe,
  { customerId, email, name }: Parameters<MethodVault['register']>[0],
  key: string,
): Promise<Stripe.Response<Stripe.Customer>> =>
  stripe.customers.create(
    {
      metadata: { kassa_customer_id: customerId },
      ...(email !== null && { email }),
      ...(name !== null && { name }),
    },
    { idempotencyKey: key, ...patience },
  );

/** Named by Stripe when it tells of the setup. */
const named = (methodId: string | undefined) =>
  methodId === undefined ? {} : { metadata: { kassa_method_id: methodId } };

const setup = ({ customerReference, type, methodId }: Asked): Stripe.SetupIntentCreateParams => ({
  customer: customerReference,
  usage: 'off_session',
  allowed_payment_method_types: [type],
  ...named(methodId),
  expand: ['payment_method'],
});

const confirmed = (
  { customerReference, type, returnUrl, methodId }: Asked,
  token: string,
): Stripe.SetupIntentCreateParams => ({
  customer: customerReference,
  usage: 'off_session',
  payment_method: token,
  confirm: true,
  ...named(methodId),
  automatic_payment_methods: { enabled: true, allow_redirects: returnUrl === null ? 'never' : 'always' },
  expand: ['payment_method'],
  ...(returnUrl !== null && { return_url: returnUrl }),
  ...(bankDebits.has(type) && mandateGivenToTenant),
});

/** What came of a call; whatever it failed with is a refusal in our words. */
const answer = async <Reply extends object, T>(
  call: Promise<Reply>,
  read: (reply: Reply) => Result<T, VaultRefusal>,
): Promise<Result<T, VaultRefusal>> => {
  try {
    return read(await call);
  } catch (error) {
    return err(vaultRefusal(error));
  }
};

/** Detached, or never attached. */
const gone = (method: Stripe.Response<Stripe.PaymentMethod>): Result<true, VaultRefusal> =>
  isObject(method, 'payment_method') && !method.customer ? ok(true) : err(unanswered);

/** What a setup intent's state means (docs.stripe.com/payments/setupintents/lifecycle). */
const stepOf = (intent: Stripe.Response<Stripe.SetupIntent>): Result<SetupStep, VaultRefusal> =>
  isObject(intent, 'setup_intent') ? intentStep(intent) : err(unanswered);

const intentStep = (intent: Stripe.SetupIntent): Result<SetupStep, VaultRefusal> => {
  const { id: reference, status, payment_method: method, client_secret: clientSecret } = intent;
  if (status === 'succeeded')
    return method && typeof method === 'object'
      ? ok({ kind: 'saved', method: vaulted(method) })
      : err(unanswered);
  if (status === 'canceled') return err(refused('method-refused', 'The setup was cancelled.'));
  const url = intent.next_action?.redirect_to_url?.url;
  if (url) return ok({ kind: 'redirect', reference, url });
  return clientSecret ? ok({ kind: 'browser', reference, clientSecret }) : err(unanswered);
};

/** Where the customer is with the page: sent there, or done; a page that has expired comes to nothing. */
const pageStep = (session: Stripe.Response<Stripe.Checkout.Session>): Result<SetupStep, VaultRefusal> => {
  if (!isObject(session, 'checkout.session')) return err(unanswered);
  const { id: reference, status, url, setup_intent: intent } = session;
  if (status === 'open') return url === null ? err(unanswered) : ok({ kind: 'redirect', reference, url });
  if (status === 'expired') return err(refused('method-refused', 'The page was not used in time.'));
  return intent && typeof intent === 'object' ? intentStep(intent) : err(unanswered);
};

const vaulted = (method: Stripe.PaymentMethod): VaultedMethod => {
  const {
    brand = null,
    last4 = null,
    expMonth = null,
    expYear = null,
    type = 'card',
  } = methodOfPaymentMethod(method);
  return {
    token: method.id,
    type,
    brand,
    last4,
    expMonth,
    expYear,
    bank: method.us_bank_account?.bank_name ?? method.sepa_debit?.bank_code ?? null,
    phone: null,
  };
};
