import { seededRandom } from '../seeded-random.ts';
import { promptWebhooks, type WebhookPolicy } from '../webhook-policy.ts';
import { createDeliveryQueue } from './delivery-queue.ts';
import { type DeliveryStats, noDeliveries } from './delivery-stats.ts';
import { createWebhookPoster } from './post-webhook.ts';

/** An event on its way to one address. */
export type Parcel = { readonly eventId: string };

/** A parcel as it is posted: with the provider's own headers, such as its signature. */
export type Letter = {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
};

type Delivery<P> = {
  readonly parcel: P;
  readonly attempt: number;
  /** A copy sent by policy or on demand: it neither counts as taken nor is repeated. */
  readonly extra: boolean;
};

/** Delivers at least once, in no promised order, repeated with growing gaps, and as badly as the policy says. */
export type Courier<P extends Parcel> = {
  readonly deliver: (parcel: P) => void;
  /** Sends it now, whatever the policy. `extra`: it was taken before. */
  readonly resend: (parcel: P, extra: boolean) => void;
  readonly setPolicy: (policy: WebhookPolicy) => void;
  readonly stats: () => DeliveryStats & { waiting: number; running: number };
  readonly clear: () => void;
  readonly stop: () => void;
};

/** All that deliveries depend on. */
type CourierNeeds<P extends Parcel> = {
  readonly settings: {
    readonly webhookRetryGapsMs: readonly number[];
    readonly webhookTimeoutMs: number;
    readonly webhookConcurrencyMax: number;
  };
  readonly seed: number;
  /** Written anew for every attempt; null when there is nobody to send it to any more. */
  readonly letterOf: (parcel: P) => Letter | null | Promise<Letter | null>;
  /** Called once for a parcel, when its receiver has said yes. */
  readonly taken: (parcel: P) => void;
};

const shuffleWindowMs = 250;

/** Gives a courier with nothing to deliver. */
export const createCourier = <P extends Parcel>(needs: CourierNeeds<P>): Courier<P> => {
  const { settings, seed, letterOf, taken } = needs;
  const poster = createWebhookPoster(settings.webhookConcurrencyMax, settings.webhookTimeoutMs);
  let policy = promptWebhooks;
  let random = seededRandom(seed);
  let stats = noDeliveries();
  /** Grows with every reset: what was under way before one is forgotten. */
  let generation = 0;

  const failed = (delivery: Delivery<P>, detail: string): void => {
    const { parcel, attempt, extra } = delivery;
    stats.failedAttempts += 1;
    stats.lastFailure = { eventId: parcel.eventId, detail, attempt };
    if (extra) return;
    const gapMs = (policy.retryGapsMs ?? settings.webhookRetryGapsMs)[attempt - 1];
    if (gapMs === undefined) stats.givenUp += 1;
    else {
      stats.retriesScheduled += 1;
      queue.add({ ...delivery, attempt: attempt + 1 }, gapMs);
    }
  };
  const send = async (delivery: Delivery<P>): Promise<void> => {
    const sentIn = generation;
    const letter = await letterOf(delivery.parcel);
    if (letter === null || sentIn !== generation) return;
    stats.attempts += 1;
    const { delivered, detail } = await poster.post(letter.url, letter.body, letter.headers);
    if (sentIn !== generation) return;
    if (!delivered) {
      failed(delivery, detail);
      return;
    }
    stats.delivered += 1;
    if (!delivery.extra) taken(delivery.parcel);
  };
  const queue = createDeliveryQueue<Delivery<P>>(settings.webhookConcurrencyMax, send);

  const delayMs = (): number => {
    const windowMs = policy.shuffle === true ? shuffleWindowMs : Number(policy.shuffle);
    return policy.delayMs + (windowMs > 0 ? 1 + random() * windowMs : 0);
  };
  const setPolicy = (next: WebhookPolicy): void => {
    policy = next;
    random = seededRandom(next.seed ?? seed);
  };
  return {
    deliver: (parcel) => {
      stats.scheduled += 1;
      if (policy.drop > 0 && random() < policy.drop) {
        stats.dropped += 1;
        return;
      }
      queue.add({ parcel, attempt: 1, extra: false }, delayMs());
      if (policy.duplicate > 0 && random() < policy.duplicate) {
        stats.duplicated += 1;
        queue.add({ parcel, attempt: 1, extra: true }, delayMs());
      }
    },
    resend: (parcel, extra) => {
      stats.resent += 1;
      queue.add({ parcel, attempt: 1, extra }, 0);
    },
    setPolicy,
    stats: () => ({ ...stats, waiting: queue.waiting(), running: queue.running() }),
    clear: () => {
      generation += 1;
      queue.clear();
      stats = noDeliveries();
      setPolicy(promptWebhooks);
    },
    stop: () => {
      queue.stop();
      poster.stop();
    },
  };
};
