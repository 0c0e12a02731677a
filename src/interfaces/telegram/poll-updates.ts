import { setTimeout as pause } from 'node:timers/promises';
import { type Api } from 'grammy';
import { type Log } from '#application/shared/ports/log';
import { type Bot } from './open-bot.ts';
import { updateTypes } from './register-bot.ts';

/** How long Telegram may keep us waiting for something to happen; the client must wait longer. */
export const pollSeconds = 20;
const restMs = 1_000;

type Needs = Readonly<{
  api: Api;
  bot: Bot;
  /** Whether it is us who polls, for the next half minute at least: Telegram sends away all but one. */
  isOurTurn(): Promise<boolean>;
  log: Log;
}>;

/** Asks Telegram for updates until it is told to stop. For development: production has a webhook. */
export const pollUpdates = ({ api, bot, isOurTurn, log }: Needs) => {
  const stopping = new AbortController();
  const { signal } = stopping;
  // grammY describes the signals of a package from before Node had its own; it takes both.
  const abortedBy = signal as Parameters<Api['getUpdates']>[1];
  const rest = (): Promise<void> => pause(restMs, undefined, { signal }).catch(() => undefined);
  const isStopped = (): boolean => signal.aborted;
  let offset = 0;

  /** Updates that fail are given up after some tries; until then none after them is asked for. */
  const poll = async (): Promise<void> => {
    const asked = { offset, timeout: pollSeconds, allowed_updates: updateTypes };
    for (const update of await api.getUpdates(asked, abortedBy)) {
      const worked = await bot.hear(update);
      if (worked === 'busy' || worked === 'failed') return rest();
      offset = update.update_id + 1;
    }
  };
  const run = async (): Promise<void> => {
    let isReady = false;
    while (!isStopped()) {
      try {
        if (!(await isOurTurn())) {
          await rest();
          continue;
        }
        // As long as there is a webhook, Telegram lets nobody poll.
        if (!isReady) await api.deleteWebhook();
        isReady = true;
        await poll();
      } catch (error) {
        if (isStopped()) break;
        log.warn('telegram-polling-failed', { error });
        await rest();
      }
    }
  };
  const running = run();
  return {
    /** Ends once the update under way is worked off. */
    stop: async (): Promise<void> => {
      stopping.abort();
      await running;
    },
  };
};
