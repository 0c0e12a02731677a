import { type Clock } from '../../clock.ts';
import { type Collection } from '../../collection.ts';
import { type Journal } from '../../journal/journal.ts';
import { type Random, seededRandom } from '../../seeded-random.ts';
import { promptWebhooks, type WebhookPolicy } from '../../webhook-policy.ts';
import { createDeliveryQueue } from '../../webhooks/delivery-queue.ts';
import { type DeliveryStats, noDeliveries } from '../../webhooks/delivery-stats.ts';
import { createWebhookPoster } from '../../webhooks/post-webhook.ts';
import { type EventLog } from '../events/event-log.ts';
import { eventBody, type EventRecord } from '../events/event-record.ts';
import { type StripeSettings } from '../stripe-settings.ts';
import { signatureHeader } from './signature.ts';
import { type EndpointSecrets, wants, type WebhookEndpoint } from './webhook-endpoint.ts';

type Delivery = {
  readonly record: EventRecord;
  readonly endpointId: string;
  readonly body: () => string;
  readonly attempt: number;
  /** A copy sent by policy or on demand: it neither counts as taken nor is repeated. */
  readonly extra: boolean;
};

/** Sends events to the endpoints that want them: signed, at least once, repeated with growing gaps. */
export type Dispatcher = {
  /** How many endpoints want this type of event. */
  readonly audience: (type: string) => number;
  readonly dispatch: (record: EventRecord) => void;
  /** Sends what a former process did not get to send. */
  readonly resume: () => void;
  readonly resend: (record: EventRecord) => number;
  readonly setPolicy: (policy: WebhookPolicy) => void;
  readonly stats: () => DeliveryStats & { waiting: number; running: number };
  readonly clear: () => void;
  readonly stop: () => void;
};

/** All that deliveries depend on. */
export type DispatcherNeeds = {
  readonly endpoints: Collection<WebhookEndpoint>;
  readonly secrets: Collection<EndpointSecrets>;
  readonly events: EventLog;
  readonly clock: Clock;
  readonly journal: Journal;
  readonly settings: StripeSettings;
  readonly seed: number;
};

const shuffleWindowMs = 250;

const lazily = (make: () => string): (() => string) => {
  let made: string | null = null;
  return () => (made ??= make());
};

/** Gives a dispatcher with nothing to send. */
export const createDispatcher = (needs: DispatcherNeeds): Dispatcher => {
  const { endpoints, secrets, events, clock, journal, settings } = needs;
  const poster = createWebhookPoster(settings.webhookConcurrencyMax, settings.webhookTimeoutMs);
  let policy = promptWebhooks;
  let random: Random = seededRandom(needs.seed);
  let stats = noDeliveries();
  /** Grows with every reset: what was under way before one is forgotten. */
  let generation = 0;

  const sign = (endpointId: string, body: string): string => {
    const live = (secrets.get(endpointId)?.secrets ?? []).filter(
      ({ endsAtMs }) => endsAtMs === null || endsAtMs > clock.nowMs(),
    );
    return signatureHeader(
      body,
      live.map(({ secret }) => secret),
      clock.nowSeconds(),
    );
  };
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
  const send = async (delivery: Delivery): Promise<void> => {
    const endpoint = endpoints.get(delivery.endpointId);
    if (endpoint?.status !== 'enabled') return;
    stats.attempts += 1;
    const sentIn = generation;
    const body = delivery.body();
    const { delivered, detail } = await poster.post(endpoint.url, body, {
      'stripe-signature': sign(endpoint.id, body),
      'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
    });
    if (sentIn !== generation) return;
    if (!delivered) {
      failed(delivery, detail);
      return;
    }
    stats.delivered += 1;
    if (delivery.extra) return;
    events.taken(delivery.record);
    journal.flush();
  };
  const queue = createDeliveryQueue<Delivery>(settings.webhookConcurrencyMax, send);

  const delayMs = (): number => {
    const windowMs = policy.shuffle === true ? shuffleWindowMs : Number(policy.shuffle);
    return policy.delayMs + (windowMs > 0 ? 1 + random() * windowMs : 0);
  };
  const schedule = (delivery: Delivery): void => {
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
  const deliveries = (record: EventRecord, extra: boolean): Delivery[] => {
    const body = lazily(() => JSON.stringify(eventBody(record)));
    const found: Delivery[] = [];
    for (const endpoint of endpoints.all())
      if (wants(endpoint, record.type))
        found.push({ record, endpointId: endpoint.id, body, attempt: 1, extra });
    return found;
  };
  return {
    audience: (type) => {
      if (endpoints.size() === 0) return 0;
      let count = 0;
      for (const endpoint of endpoints.all()) if (wants(endpoint, type)) count += 1;
      return count;
    },
    dispatch: (record) => {
      if (record.pending > 0) for (const delivery of deliveries(record, false)) schedule(delivery);
    },
    resume: () => {
      for (const record of events.untaken())
        for (const delivery of deliveries(record, false)) schedule(delivery);
    },
    resend: (record) => {
      const again = deliveries(record, record.pending <= 0);
      stats.resent += again.length;
      for (const delivery of again) queue.add(delivery, 0);
      return again.length;
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
