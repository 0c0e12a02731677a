import { type Locale } from '#domain/shared/locale';
import { english } from './english.ts';
import { type PageWords } from './page-words.ts';
import { russian } from './russian.ts';
import { uzbek } from './uzbek.ts';

export const pageWords: Readonly<Record<Locale, PageWords>> = { en: english, ru: russian, uz: uzbek };

/** Each in itself, so that whoever reads it finds it. */
export const languageNames: Readonly<Record<Locale, string>> = {
  en: 'English',
  ru: 'Русский',
  uz: 'O‘zbekcha',
};
