import { locales } from '#domain/shared/locale';
import { type Html, html } from './html.ts';
import { type PageVisit } from './page-visit.ts';
import { languageNames } from './words/in-every-language.ts';

type Shown = Pick<PageVisit, 'locale' | 'words'> & Partial<Pick<PageVisit, 'path' | 'query'>>;

/** A whole page. It loads nothing but our own style sheet, and works without scripts. */
export const layout = (visit: Shown, title: string, content: Html): string => {
  const { locale, words } = visit;
  return html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <link rel="stylesheet" href="/pages/kassa.css" />
      </head>
      <body>
        <a class="skip" href="#main">${words.skip}</a>
        <header>
          <nav aria-label="${words.language}">
            <ul class="languages">
              ${languageLinks(visit)}
            </ul>
          </nav>
        </header>
        <main id="main">
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html> `.markup;
};

const languageLinks = ({ locale, path = '', query }: Shown): Html[] =>
  locales.map((one) => {
    const kept = Object.fromEntries(
      [...(query ?? [])].filter(([name]) => name !== 'lang' && name !== 'notice'),
    );
    const href = `${path}?${new URLSearchParams({ ...kept, lang: one }).toString()}`;
    return html`<li>
      <a href="${href}" lang="${one}" hreflang="${one}" ${one === locale && html` aria-current="true"`}
        >${languageNames[one]}</a
      >
    </li>`;
  });
