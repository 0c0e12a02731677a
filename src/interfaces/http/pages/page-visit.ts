import { type LinkClaim } from '#application/shared/ports/link-signer';
import { localeDefault, locales, type Locale } from '#domain/shared/locale';
import { type TenantId } from '#domain/shared/ids';
import { type Exchange } from '../endpoint.ts';
import { pageWords } from './words/in-every-language.ts';
import { type PageWords } from './words/page-words.ts';

/** Somebody who came by a link: what it is for, and the language they read. */
export type PageVisit = Readonly<{
  claim: LinkClaim;
  tenantId: TenantId;
  locale: Locale;
  words: PageWords;
  /** The page itself, such as `/i/<token>`; other pages of the same link are below it. */
  home: string;
  /** The path that was asked for. */
  path: string;
  query: URLSearchParams;
  caller: Readonly<{ requestId: string; address: string }>;
}>;

/** The language that is asked for by `lang`, else the first we have of those that the browser names, else English. */
export const localeOf = ({ queryText, headers }: Pick<Exchange, 'queryText' | 'headers'>): Locale => {
  const wanted = [
    new URLSearchParams(queryText).get('lang') ?? '',
    ...(headers['accept-language'] ?? '').split(','),
  ];
  const known = wanted.map((tag) =>
    locales.find((locale) => locale === tag.trim().slice(0, 2).toLowerCase()),
  );
  return known.find((locale) => locale !== undefined) ?? localeDefault;
};

export const wordsOf = (locale: Locale): PageWords => pageWords[locale];

/** The address of a page of the same link in the same language. */
export const addressOf = (
  { home, locale }: Pick<PageVisit, 'home' | 'locale'>,
  below = '',
  query: Readonly<Record<string, string>> = {},
): string => `${home}${below}?${new URLSearchParams({ ...query, lang: locale }).toString()}`;
