import { z } from 'zod';

/** The bot in Telegram that customers talk with. */
export const telegramFields = {
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]{20,}$/, 'must be a token of BotFather: digits, a colon, letters')
    .optional()
    .describe('Token of the Telegram bot; without it there is none'),
  TELEGRAM_MODE: z
    .enum(['webhook', 'polling', 'off'])
    .default('off')
    .describe(
      'How updates of Telegram come: sent to us, fetched by the worker, or not at all. Messages to linked chats are sent in every mode',
    ),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{16,256}$/, 'must be 16 to 256 letters, digits, _ or -')
    .optional()
    .describe('By which we know updates that Telegram sends; needed in mode webhook'),
  TELEGRAM_API_BASE: z
    .url()
    .transform((url) => url.replace(/\/+$/, ''))
    .default('https://api.telegram.org')
    .describe('Where the Bot API of Telegram is'),
};

type TelegramSettings = Partial<z.output<z.ZodObject<typeof telegramFields>>>;
type Name = keyof TelegramSettings;

/** Names what a mode needs that is not given, and beside what. */
export const missingOfTelegram = (
  given: TelegramSettings,
): readonly Readonly<{ name: Name; beside: Name }>[] => {
  const needed: readonly Name[] = {
    webhook: ['TELEGRAM_BOT_TOKEN', 'TELEGRAM_WEBHOOK_SECRET'] as const,
    polling: ['TELEGRAM_BOT_TOKEN'] as const,
    off: [] as const,
  }[given.TELEGRAM_MODE ?? 'off'];
  return needed
    .filter((name) => given[name] === undefined)
    .map((name) => ({ name, beside: 'TELEGRAM_MODE' }));
};
