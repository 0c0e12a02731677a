import { type Messenger } from '#application/notifications/ports/messenger';
import { type Clock } from '#application/shared/ports/clock';
import { type Mongo } from '#infrastructure/mongo/connection';
import { mongoChatBook } from '#infrastructure/mongo/telegram/mongo-chat-book';
import { telegramApi } from '#infrastructure/telegram/telegram-api';
import { telegramMessenger } from '#infrastructure/telegram/telegram-messenger';
import { type Config } from './config.ts';

/** How long one call to Telegram may take. */
export const telegramSeconds = 10;

/** The way to write to linked chats, if the installation has a bot. */
export const telegramMessengers = ({
  config,
  mongo,
  realClock,
}: Readonly<{ config: Config; mongo: Mongo; realClock: Clock }>): readonly Messenger[] => {
  const { TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_BASE: apiBase } = config;
  if (token === undefined) return [];
  const chats = mongoChatBook({ mongo });
  return [
    telegramMessenger({
      api: telegramApi({ token, apiBase, timeoutSeconds: telegramSeconds }),
      sendMsMax: telegramSeconds * 1_000,
      clock: realClock,
      letGo: (chatId) => chats.removeChat(chatId),
    }),
  ];
};
