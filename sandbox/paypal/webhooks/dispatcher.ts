import { type Clock } from '../../clock.ts';
import { type Collection } from '../../collection.ts';
import { type Journal } from '../../journal/journal.ts';
import { seededRandom } from '../../seeded-random.ts';
import { promptWebhooks, type WebhookPolicy } from '../../webhook-policy.ts';
import { createDeliveryQueue } from '../../webhooks/delivery-queue.ts';
import { type DeliveryStats, noDeliveries } from '../../webhooks/delivery-stats.ts';
import { createWebhookPoster } from '../../webhooks/post-webhook.ts';
import { certificatesPath, type Seal } from '../certificates/seal.ts';
import { eventBody, type EventRecord } from '../events/event-record.ts';
import { type PaypalSettings } from '../paypal-settings.ts';
import { signatureHeaders } from './signature.ts';
import { type WebhookIdentity } from './webhook-identity.ts';

type Delivery = {
  readonly record: EventRecord;
  readonly attempt: number;
  /** A copy sent by policy or on demand: it neither counts as taken nor is repeated. */
  readonly extra: boolean;
};

/** Sends events to the shop: signed, at least once, in no promised order, repeated with growing gaps. */
export type Dispatcher = {
  readonly dispatch: (record: EventRecord) => void;
  /** Sends what a former process did not get to send. */
  readonly resume: () => void;
  /** Sends an event again; tells whether there is anybody to send it to. */
  readonly resend: (record: EventRecord) => boolean;
  readonly setPolicy: (policy: WebhookPolicy) => void;
  readonly stats: () => DeliveryStats & { waiting: number; running: number };
  readonly clear: () => void;
  readonly stop: () => void;
};

/** All that deliveries depend on. */
export type DispatcherNeeds = {
  readonly events: Collection<EventRecord>;
  readonly identity: WebhookIdentity;
  readonly seal: Seal;
  readonly clock: Clock;
  readonly journal: Journal;
  readonly settings: PaypalSettings;
  readonly seed: number;
  /** Where this PayPal listens. */
  readonly url: () => string;
};

const shuffleWindowMs = 250;

/** Gives a dispatcher with nothing to send. */
export const createDispatcher = (needs: DispatcherNeeds): Dispatcher => {
  const { events, identity, seal, clock, journal, settings, url } = needs;
  const target =
    settings.shopUrl === undefined ? null : `${settings.shopUrl.replace(/\/$/, '')}/api/v1/webhooks/paypal`;
  const poster = createWebhookPoster(settings.webhookConcurrencyMax, settings.webhookTimeoutMs);
  let policy = promptWebhooks;
  let random = seededRandom(needs.seed);
  let stats = noDeliveries();
  /** Grows with every reset: what was under way before one is forgotten. */
  let generation = 0;

  const failed = (delivery: Delivery, detail: string): void => {
    stats.failedAttempts += 1;
    stats.lastFailure = { eventId: delivery.record.id, detail, attempt: delivery.attempt };
    if (delivery.extra) return;
    const gapMs = (policy.retryGapsMs ?? settings.webhookRetryGapsMs)[delivery.attempt - 1];
    if (gapMs === undefined) stats.givenUp += 1;
    else {
      stats.retriesScheduled += 1;
      queue.add({ ...delivery, attempt: delivery.attempt + 1 }, gapMs);
    }
  };
  const taken = (id: string): void => {
    const record = events.get(id);
    if (record?.pending !== true) return;
    events.put({ ...record, pending: false });
    journal.flush();
  };
  const send = async (delivery: Delivery): Promise<void> => {
    if (target === null) return;
    const sentIn = generation;
    const body = JSON.stringify(eventBody(delivery.record, url()));
    const signing = await seal.signing();
    const headers = signatureHeaders(body, {
      webhookId: identity.webhookId(),
      at: new Date(clock.nowMs()),
      signing,
      certificatesUrl: `${url()}/${certificatesPath}`,
    });
    if (sentIn !== generation) return;
    stats.attempts += 1;
    const { delivered, detail } = await poster.post(target, body, headers);
    if (sentIn !== generation) return;
    if (!delivered) {
      failed(delivery, detail);
      return;
    }
    stats.delivered += 1;
    if (!delivery.extra) taken(delivery.record.id);
  };
  const queue = createDeliveryQueue<Delivery>(settings.webhookConcurrencyMax, send);

  const delayMs = (): number => {
    const windowMs = policy.shuffle === true ? shuffleWindowMs : Number(policy.shuffle);
    return policy.delayMs + (windowMs > 0 ? 1 + random() * windowMs : 0);
  };
  const dispatch = (record: EventRecord): void => {
    if (!record.pending) return;
    const delivery: Delivery = { record, attempt: 1, extra: false };
    stats.scheduled += 1;
    if (policy.drop > 0 && random() < policy.drop) {
      stats.dropped += 1;
      return;
    }
    queue.add(delivery, delayMs());
    if (policy.duplicate > 0 && random() < policy.duplicate) {
      stats.duplicated += 1;
      queue.add({ ...delivery, extra: true }, delayMs());
    }
  };
  return {
    dispatch,
    resume: () => {
      for (const record of events.all()) dispatch(record);
    },
    resend: (record) => {
      if (target === null) return false;
      stats.resent += 1;
      queue.add({ record, attempt: 1, extra: !record.pending }, 0);
      return true;
    },
    setPolicy: (next) => {
      policy = next;
      random = seededRandom(next.seed ?? needs.seed);
    },
    stats: () => ({ ...stats, waiting: queue.waiting(), running: queue.running() }),
    clear: () => {
      generation += 1;
      queue.clear();
      stats = noDeliveries();
      policy = promptWebhooks;
      random = seededRandom(needs.seed);
    },
    stop: () => {
      queue.stop();
      poster.stop();
    },
  };
};
