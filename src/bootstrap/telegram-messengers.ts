import { type Messenger } from '#application/notifications/ports/messenger';
import { mongoChatBook } from '#infrastructure/mongo/telegram/mongo-chat-book';
import { telegramApi } from '#infrastructure/telegram/telegram-api';
import { telegramMessenger } from '#infrastructure/telegram/telegram-messenger';
import { type Platform } from './platform.ts';

/** How long one call to Telegram may take. */
export const telegramSeconds = 10;

/** The way to write to linked chats, if the installation has a bot. */
export const telegramMessengers = ({
  config,
  mongo,
  realClock,
}: Pick<Platform, 'config' | 'mongo' | 'realClock'>): readonly Messenger[] => {
  const { TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_BASE: apiBase } = config;
  if (token === undefined) return [];
  return [
    telegramMessenger({
      api: telegramApi({ token, apiBase, timeoutSeconds: telegramSeconds }),
      sendMsMax: telegramSeconds * 1_000,
      clock: realClock,
      letGo: mongoChatBook({ mongo }).removeChat,
    }),
  ];
};
