import { setTimeout as pause } from 'node:timers/promises';
import { pollUpdates } from '#interfaces/telegram/poll-updates';
import { registerCommands, registerWebhook } from '#interfaces/telegram/register-bot';
import { type Modules } from './modules.ts';
import { type Platform } from './platform.ts';

const againMs = 30_000;

/** What the worker does for the bot: tells Telegram where we are and what the menu is, and fetches updates if need be. */
export const runTelegram = (
  { config, ids, log }: Platform,
  { telegram, telegramBot: bot }: Pick<Modules, 'telegram' | 'telegramBot'>,
) => {
  const { TELEGRAM_MODE: mode, TELEGRAM_WEBHOOK_SECRET: secret, PUBLIC_URL: publicUrl } = config;
  if (!bot || mode === 'off') return { stop: (): Promise<void> => Promise.resolve() };
  const { api } = bot;
  const stopping = new AbortController();

  const register = async (): Promise<void> => {
    await registerCommands(api);
    if (mode !== 'webhook' || secret === undefined) return;
    // Without an address of our own, the operator tells Telegram (docs/telegram.md).
    if (publicUrl === undefined) log.warn('telegram-webhook-not-registered', { missing: 'PUBLIC_URL' });
    else await registerWebhook(api, { url: `${publicUrl}/api/v1/telegram/webhook`, secret });
  };
  const keepTrying = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        await register();
        return;
      } catch (error) {
        log.warn('telegram-registration-failed', { error });
        await pause(againMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
  };
  const registering = keepTrying();
  const holder = ids.next('poller');
  const polling =
    mode === 'polling'
      ? pollUpdates({ api: bot.pollingApi, bot, isOurTurn: () => telegram.claimPolling(holder), log })
      : undefined;
  return {
    stop: async (): Promise<void> => {
      stopping.abort();
      await Promise.all([registering, polling?.stop()]);
      if (polling) await telegram.endPolling(holder);
    },
  };
};
