import Stripe from 'stripe';
import { type LedgerEntry } from '#sandbox/ledger';
import { type Sandbox, type SandboxOptions, startSandbox } from '#sandbox/start-sandbox';
import { type Inbox, openInbox, webhookSecret } from './inbox.ts';

/** What the control API answers; which of these a call has is the test's business. */
export type Controlled = {
  readonly id: string;
  readonly status: string;
  readonly now: string;
  readonly offsetMs: number;
  readonly endpoints: readonly string[];
  readonly error: { readonly code: string; readonly message: string };
};

/** The error that the official client throws, with what declines carry. */
export type Failure = Omit<Stripe.errors.StripeError, 'payment_intent' | 'setup_intent' | 'charge'> & {
  readonly payment_intent: Stripe.PaymentIntent;
  readonly setup_intent: Stripe.SetupIntent;
  readonly charge: string;
};

/** A sandbox with a Stripe client, a control client and a place where its webhooks arrive. */
export type OpenSandbox = {
  readonly sandbox: Sandbox;
  readonly stripe: Stripe;
  readonly inbox: Inbox;
  readonly control: <T = Controlled>(
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    body?: object,
  ) => Promise<{ readonly status: number; readonly body: T }>;
  /** Stripe's book, as the emulator keeps it. */
  readonly ledger: () => Promise<readonly LedgerEntry[]>;
  /** Moves the emulators' clock; what is due by then has happened when this resolves. */
  readonly advance: (ms: number) => Promise<void>;
  readonly close: () => Promise<void>;
};

const minuteMs = 60_000;

/** Later things happen an hour of the emulators' clock later, so that only `advance` brings them about. */
export const anHourMs = 60 * minuteMs;
const patient = {
  balanceTransactionDelayMs: anHourMs,
  bankDebitDelayMs: anHourMs,
  disputeDelayMs: anHourMs,
  refundDelayMs: anHourMs,
};

/** Gives a client of the official package for a sandbox. */
export const stripeClient = (sandbox: Pick<Sandbox, 'stripe'>, config: Stripe.StripeConfig = {}): Stripe =>
  new Stripe('sk_test_kassa', { ...sandbox.stripe, maxNetworkRetries: 0, timeout: 5000, ...config });

/** Takes the base URL of a control API and gives a client of it. */
export const controlClient =
  (url: string): OpenSandbox['control'] =>
  async <T = Controlled>(method: string, path: string, body?: object) => {
    const init =
      body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    const response = await fetch(`${url}${path}`, { method, ...init });
    return { status: response.status, body: (await response.json()) as T };
  };

/** Starts a sandbox in this process whose webhooks arrive in an inbox. */
export const openSandbox = async (options: SandboxOptions = {}): Promise<OpenSandbox> => {
  const inbox = await openInbox();
  const webhook = { url: inbox.url, secret: webhookSecret };
  const sandbox = await startSandbox({ ...options, stripe: { ...patient, webhook, ...options.stripe } });
  const control = controlClient(sandbox.controlUrl);
  return {
    sandbox,
    stripe: stripeClient(sandbox),
    inbox,
    control,
    ledger: async () => (await control<LedgerEntry[]>('GET', '/ledger/stripe')).body,
    advance: async (ms) => {
      await control('POST', '/clock', { advanceMs: ms });
    },
    close: async () => {
      await sandbox.stop();
      await inbox.close();
    },
  };
};

/** A payment of 20 dollars with the plain Visa, confirmed at once; override what matters. */
export const aCharge = (
  over: Partial<Stripe.PaymentIntentCreateParams> = {},
): Stripe.PaymentIntentCreateParams => ({
  amount: 2000,
  currency: 'usd',
  payment_method: 'pm_card_visa',
  confirm: true,
  automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
  ...over,
});

/** Takes a call that must fail and gives the error it failed with. */
export const failureOf = async (call: Promise<unknown>): Promise<Failure> => {
  const outcome = await call.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  if ('value' in outcome) throw new Error(`expected a failure, got ${JSON.stringify(outcome.value)}`);
  return outcome.error as Failure;
};

/** Takes a reference that may be expanded and gives the id. */
export const idOf = (reference: string | { readonly id: string } | null | undefined): string => {
  const id = typeof reference === 'string' ? reference : reference?.id;
  if (id === undefined) throw new Error('expected a reference, got nothing');
  return id;
};
