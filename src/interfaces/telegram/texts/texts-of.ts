import { type Locale, localeDefault, locales } from '#domain/shared/locale';
import { type BotTexts } from './bot-texts.ts';
import { en } from './en.ts';
import { ru } from './ru.ts';
import { uz } from './uz.ts';

export const textsByLocale: Readonly<Record<Locale, BotTexts>> = { en, ru, uz };

/** In the language of the person's app, as Telegram tells it: an IETF tag, or nothing. */
export const textsOf = (languageCode: string | undefined): BotTexts => {
  const language = languageCode?.split('-')[0];
  return textsByLocale[locales.find((locale) => locale === language) ?? localeDefault];
};
