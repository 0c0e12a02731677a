import { type Clock } from '../../clock.ts';
import { type Journal } from '../../journal/journal.ts';
import { type Random, seededRandom } from '../../seeded-random.ts';
import { promptWebhooks, type WebhookPolicy } from '../../webhook-policy.ts';
import { type DeliveryStats, noDeliveries } from '../../webhooks/delivery-stats.ts';
import { createWebhookPoster } from '../../webhooks/post-webhook.ts';
import { type Bot, type BotWebhook } from '../chats/bot.ts';
import { type TelegramSettings } from '../telegram-settings.ts';
import { shownUpdate, type Update } from './update.ts';
import { type UpdateQueue } from './update-queue.ts';

/** Sends updates to the bot's webhook: of each chat one at a time and in order, each until it is answered 2xx. */
export type WebhookSender = {
  /** Sends what is there to be sent; does nothing without a webhook. */
  readonly look: () => void;
  /** Sends an update once more, taken or not. */
  readonly again: (update: Update) => Promise<boolean>;
  readonly setPolicy: (policy: WebhookPolicy) => void;
  readonly stats: () => DeliveryStats;
  readonly clear: () => void;
  readonly stop: () => void;
};

type Needs = {
  readonly queue: UpdateQueue;
  readonly bot: () => Bot;
  readonly changeBot: (change: Partial<Bot>) => void;
  readonly clock: Clock;
  readonly journal: Journal;
  readonly settings: TelegramSettings;
};

const socketsMax = 40;

/** Gives a sender that has sent nothing yet. */
export const createWebhookSender = (needs: Needs): WebhookSender => {
  const { queue, bot, changeBot, clock, journal, settings } = needs;
  const poster = createWebhookPoster(socketsMax, settings.webhookTimeoutMs);
  /** Chats of which an update is under way, or rests after an attempt that failed. */
  const busy = new Map<number, NodeJS.Timeout | null>();
  const attempts = new Map<number, number>();
  let policy = promptWebhooks;
  let random: Random = seededRandom(settings.seed);
  let stats = noDeliveries();
  let stopped = false;

  const post = async (update: Update, webhook: BotWebhook): Promise<boolean> => {
    const secret =
      webhook.secretToken === null ? {} : { 'x-telegram-bot-api-secret-token': webhook.secretToken };
    stats.attempts += 1;
    const { delivered, detail } = await poster.post(webhook.url, JSON.stringify(shownUpdate(update)), secret);
    if (delivered) return true;
    stats.failedAttempts += 1;
    stats.lastFailure = {
      eventId: update.id,
      detail,
      attempt: (attempts.get(update.updateId) ?? 0) + 1,
    };
    const message = /^\d+$/.test(detail) ? `Wrong response from the webhook: ${detail}` : detail;
    changeBot({ lastError: { at: clock.nowSeconds(), message } });
    return false;
  };
  const rest = (chatId: number, ms: number): void => {
    const timer = setTimeout(() => {
      busy.delete(chatId);
      look();
    }, ms);
    busy.set(chatId, timer);
  };
  const taken = (update: Update): void => {
    stats.delivered += 1;
    attempts.delete(update.updateId);
    queue.take(update);
    journal.flush();
    busy.delete(update.chatId);
    look();
  };
  const deliver = async (update: Update, webhook: BotWebhook): Promise<void> => {
    if (policy.drop > 0 && random() < policy.drop) {
      stats.dropped += 1;
      taken(update);
      return;
    }
    const delivered = await post(update, webhook);
    if (stopped || !busy.has(update.chatId)) return;
    if (!delivered) {
      const tried = attempts.get(update.updateId) ?? 0;
      attempts.set(update.updateId, tried + 1);
      stats.retriesScheduled += 1;
      const gaps = policy.retryGapsMs ?? settings.retryGapsMs;
      rest(update.chatId, gaps[Math.min(tried, gaps.length - 1)] ?? 0);
      return;
    }
    if (policy.duplicate > 0 && random() < policy.duplicate) {
      stats.duplicated += 1;
      await post(update, webhook);
    }
    taken(update);
  };
  const look = (): void => {
    const { webhook } = bot();
    if (stopped || webhook === null) return;
    for (const update of queue.pending()) {
      if (busy.size >= webhook.maxConnections) return;
      if (busy.has(update.chatId)) continue;
      busy.set(update.chatId, null);
      stats.scheduled += 1;
      void deliver(update, webhook);
    }
  };
  const forget = (): void => {
    for (const timer of busy.values()) if (timer !== null) clearTimeout(timer);
    busy.clear();
    attempts.clear();
  };
  queue.onAdd(() => setImmediate(look));
  return {
    look,
    again: async (update) => {
      const { webhook } = bot();
      stats.resent += 1;
      return webhook !== null && post(update, webhook);
    },
    setPolicy: (next) => {
      policy = next;
      random = seededRandom(next.seed ?? settings.seed);
    },
    stats: () => ({ ...stats }),
    clear: () => {
      forget();
      policy = promptWebhooks;
      stats = noDeliveries();
    },
    stop: () => {
      stopped = true;
      forget();
      poster.stop();
    },
  };
};
