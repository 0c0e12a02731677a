import { type Api } from 'grammy';
import { locales, localeDefault } from '#domain/shared/locale';
import { botCommands } from './texts/bot-texts.ts';
import { textsByLocale } from './texts/texts-of.ts';

/** What we want to hear of. */
export const updateTypes = ['message', 'callback_query', 'my_chat_member'] as const;

/** Has Telegram send updates to us, with a secret that tells them from others'. */
export const registerWebhook = async (
  api: Api,
  { url, secret }: Readonly<{ url: string; secret: string }>,
): Promise<void> => {
  await api.setWebhook(url, { secret_token: secret, allowed_updates: updateTypes });
};

/** Says what the bot's menu shows, in each language; in the default one to all others. */
export const registerCommands = async (api: Api): Promise<void> => {
  for (const locale of locales) {
    const { commands } = textsByLocale[locale];
    const menu = botCommands.map((command) => ({ command, description: commands[command] }));
    await api.setMyCommands(menu, locale === localeDefault ? {} : { language_code: locale });
  }
};
