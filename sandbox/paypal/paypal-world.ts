import { type Agenda } from '../agenda.ts';
import { type Clock } from '../clock.ts';
import { type Collection, createCollection } from '../collection.ts';
import { type Surroundings } from '../emulator.ts';
import { createLedger, type Ledger } from '../ledger.ts';
import { createSeal, type Seal, type SealPart } from './certificates/seal.ts';
import { type Dispute } from './disputes/dispute.ts';
import { type EventRecord } from './events/event-record.ts';
import { type Order } from './orders/order.ts';
import { type Authorization } from './payments/authorization.ts';
import { type Capture } from './payments/capture.ts';
import { type Refund } from './payments/refund.ts';
import { type PaypalSettings } from './paypal-settings.ts';
import { type PaymentToken } from './vault/payment-token.ts';
import { type SetupToken } from './vault/setup-token.ts';
import { createDispatcher, type Dispatcher } from './webhooks/dispatcher.ts';
import {
  createWebhookIdentity,
  type RolledWebhook,
  type WebhookIdentity,
} from './webhooks/webhook-identity.ts';

/** Everything this PayPal knows. */
export type PaypalWorld = {
  readonly settings: PaypalSettings;
  readonly clock: Clock;
  readonly agenda: Agenda;
  /** Where it listens: links and certificates point there. */
  readonly url: () => string;
  readonly listensAt: (url: string) => void;
  /** Orders by the `custom_id` of their first unit: `custom`. */
  readonly orders: Collection<Order>;
  /** By `order` and `invoice`. */
  readonly authorizations: Collection<Authorization>;
  /** By `order`, `invoice` and `custom`. */
  readonly captures: Collection<Capture>;
  /** By `capture` and `invoice`. */
  readonly refunds: Collection<Refund>;
  /** By `customer`. */
  readonly setupTokens: Collection<SetupToken>;
  readonly paymentTokens: Collection<PaymentToken>;
  /** By `capture`. */
  readonly disputes: Collection<Dispute>;
  readonly events: Collection<EventRecord>;
  readonly webhooks: Dispatcher;
  readonly identity: WebhookIdentity;
  readonly seal: Seal;
  readonly ledger: Ledger;
  /** Forgets all but the certificates, which receivers have been told to trust. */
  readonly clear: () => void;
};

/** Takes the surroundings and settings and gives a PayPal that knows nothing. */
export const createPaypalWorld = (surroundings: Surroundings, settings: PaypalSettings): PaypalWorld => {
  const { clock, agenda, journal, seed } = surroundings;
  let url = '';
  const stored = {
    orders: createCollection<Order>(journal, 'paypal.order', {
      custom: (order) => order.units[0]?.custom_id,
    }),
    authorizations: createCollection<Authorization>(journal, 'paypal.authorization', {
      order: (authorization) => authorization.orderId,
      invoice: (authorization) => authorization.invoice_id,
    }),
    captures: createCollection<Capture>(journal, 'paypal.capture', {
      order: (capture) => capture.orderId,
      invoice: (capture) => capture.invoice_id,
      custom: (capture) => capture.custom_id,
    }),
    refunds: createCollection<Refund>(journal, 'paypal.refund', {
      capture: (refund) => refund.captureId,
      invoice: (refund) => refund.invoice_id,
    }),
    setupTokens: createCollection<SetupToken>(journal, 'paypal.setup_token', {
      customer: (token) => token.customerId,
    }),
    paymentTokens: createCollection<PaymentToken>(journal, 'paypal.payment_token', {
      customer: (token) => token.customerId,
    }),
    disputes: createCollection<Dispute>(journal, 'paypal.dispute', {
      capture: (dispute) => dispute.captureId,
    }),
    events: createCollection<EventRecord>(journal, 'paypal.event'),
    ledger: createLedger(journal, 'paypal'),
  };
  const rolled = createCollection<RolledWebhook>(journal, 'paypal.webhook');
  const seal = createSeal(clock, createCollection<SealPart>(journal, 'paypal.seal'));
  const identity = createWebhookIdentity(rolled, settings.webhookId);
  const webhooks = createDispatcher({
    events: stored.events,
    identity,
    seal,
    clock,
    journal,
    settings,
    seed,
    url: () => url,
  });
  return {
    ...stored,
    settings,
    clock,
    agenda,
    webhooks,
    identity,
    seal,
    url: () => url,
    listensAt: (at) => void (url = at),
    clear: () => {
      webhooks.clear();
      for (const part of [...Object.values(stored), rolled]) part.clear();
      seal.keep();
    },
  };
};
