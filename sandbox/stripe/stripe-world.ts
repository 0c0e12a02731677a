import { type Agenda } from '../agenda.ts';
import { type Clock } from '../clock.ts';
import { type Collection, createCollection } from '../collection.ts';
import { type Surroundings } from '../emulator.ts';
import { createLedger, type Ledger } from '../ledger.ts';
import { type BalanceTransaction } from './balance/balance-transaction.ts';
import { type Charge } from './charges/charge.ts';
import { type CheckoutSession, type SessionPlan } from './checkout/checkout-session.ts';
import { type Customer, type Tombstone } from './customers/customer.ts';
import { type Dispute } from './disputes/dispute.ts';
import { type FraudWarning } from './disputes/fraud-warning.ts';
import { createEventLog, type EventLog } from './events/event-log.ts';
import { type PaymentIntent } from './payment-intents/payment-intent.ts';
import { type Mandate } from './payment-methods/mandate.ts';
import { createMarks, type Marks } from './payment-methods/marks.ts';
import { type PaymentMethod } from './payment-methods/payment-method.ts';
import { type Refund } from './refunds/refund.ts';
import { type SetupIntent } from './setup-intents/setup-intent.ts';
import { type StripeSettings } from './stripe-settings.ts';
import { createDispatcher, type Dispatcher } from './webhooks/dispatcher.ts';
import { type EndpointSecrets, type WebhookEndpoint } from './webhooks/webhook-endpoint.ts';

/** Everything this Stripe knows. */
export type StripeWorld = {
  readonly settings: StripeSettings;
  readonly clock: Clock;
  readonly agenda: Agenda;
  /** Where it listens, for the pages that its objects link to. */
  readonly url: () => string;
  readonly listensAt: (url: string) => void;
  readonly customers: Collection<Customer | Tombstone>;
  readonly paymentMethods: Collection<PaymentMethod>;
  readonly marks: Marks;
  readonly mandates: Collection<Mandate>;
  readonly paymentIntents: Collection<PaymentIntent>;
  readonly setupIntents: Collection<SetupIntent>;
  readonly charges: Collection<Charge>;
  readonly refunds: Collection<Refund>;
  readonly disputes: Collection<Dispute>;
  readonly fraudWarnings: Collection<FraudWarning>;
  readonly balanceTransactions: Collection<BalanceTransaction>;
  readonly checkoutSessions: Collection<CheckoutSession>;
  readonly sessionPlans: Collection<SessionPlan>;
  readonly webhookEndpoints: Collection<WebhookEndpoint>;
  readonly endpointSecrets: Collection<EndpointSecrets>;
  readonly events: EventLog;
  readonly webhooks: Dispatcher;
  readonly ledger: Ledger;
  readonly clear: () => void;
};

/** The metadata key under which Kassa names its payment on an intent. */
export const paymentKey = 'kassa_payment_id';
/** The metadata key under which Kassa names its refund on a refund. */
export const refundKey = 'kassa_refund_id';

/** Takes the surroundings and settings and gives a Stripe that knows nothing. Collections are restored in this order. */
export const createStripeWorld = (surroundings: Surroundings, settings: StripeSettings): StripeWorld => {
  const { clock, agenda, journal, seed } = surroundings;
  let url = '';
  const stored = {
    customers: createCollection<Customer | Tombstone>(journal, 'stripe.customer'),
    paymentMethods: createCollection<PaymentMethod>(journal, 'stripe.payment_method', {
      customer: (method) => method.customer,
    }),
    mandates: createCollection<Mandate>(journal, 'stripe.mandate'),
    paymentIntents: createCollection<PaymentIntent>(journal, 'stripe.payment_intent', {
      customer: (intent) => intent.customer,
      [paymentKey]: (intent) => intent.metadata[paymentKey],
    }),
    setupIntents: createCollection<SetupIntent>(journal, 'stripe.setup_intent', {
      customer: (intent) => intent.customer,
      [paymentKey]: (intent) => intent.metadata[paymentKey],
    }),
    charges: createCollection<Charge>(journal, 'stripe.charge', {
      customer: (charge) => charge.customer,
      payment_intent: (charge) => charge.payment_intent,
    }),
    refunds: createCollection<Refund>(journal, 'stripe.refund', {
      charge: (refund) => refund.charge,
      payment_intent: (refund) => refund.payment_intent,
    }),
    disputes: createCollection<Dispute>(journal, 'stripe.dispute', {
      charge: (dispute) => dispute.charge,
      payment_intent: (dispute) => dispute.payment_intent,
    }),
    fraudWarnings: createCollection<FraudWarning>(journal, 'stripe.fraud_warning', {
      charge: (warning) => warning.charge,
      payment_intent: (warning) => warning.payment_intent,
    }),
    balanceTransactions: createCollection<BalanceTransaction>(journal, 'stripe.balance_transaction', {
      source: (transaction) => transaction.source,
    }),
    checkoutSessions: createCollection<CheckoutSession>(journal, 'stripe.checkout_session', {
      customer: (session) => session.customer,
      payment_intent: (session) => session.payment_intent,
      setup_intent: (session) => session.setup_intent,
    }),
    sessionPlans: createCollection<SessionPlan>(journal, 'stripe.session_plan'),
    webhookEndpoints: createCollection<WebhookEndpoint>(journal, 'stripe.webhook_endpoint'),
    endpointSecrets: createCollection<EndpointSecrets>(journal, 'stripe.endpoint_secrets'),
    marks: createMarks(journal),
    ledger: createLedger(journal, 'stripe'),
    events: createEventLog(journal, settings.eventsMax),
  };
  const { webhookEndpoints: endpoints, endpointSecrets: secrets, events } = stored;
  const webhooks = createDispatcher({ endpoints, secrets, events, clock, journal, settings, seed });
  return {
    ...stored,
    settings,
    clock,
    agenda,
    webhooks,
    url: () => url,
    listensAt: (at) => void (url = at),
    clear: () => {
      webhooks.clear();
      for (const part of Object.values(stored)) part.clear();
    },
  };
};
