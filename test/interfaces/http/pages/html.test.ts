import { html } from '#interfaces/http/pages/html';
import { layout } from '#interfaces/http/pages/layout';
import { methodName } from '#interfaces/http/pages/method-name';
import { noticeOf } from '#interfaces/http/pages/page-reply';
import { localeOf, wordsOf } from '#interfaces/http/pages/page-visit';
import { pageWords } from '#interfaces/http/pages/words/in-every-language';

const attacks = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</title><script>1</script>',
  '&lt;b&gt; & <b>',
  '{{constructor}}${1}',
];

/** What a browser would make of it, were it text. */
const decoded = (markup: string) =>
  markup
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

describe('markup', () => {
  it.each(attacks)('shows %o as the text it is, between tags and in attributes', (text) => {
    const { markup } = html`<p title="${text}">${text}</p>`;
    const [, attribute, content] = /^<p title="([^"]*)">([^<]*)<\/p>$/.exec(markup)!;
    expect([decoded(attribute!), decoded(content!)]).toEqual([text, text]);
    expect(markup).not.toMatch(/<(script|img|b)/);
  });
  it('writes markup as it is, lists of it one after another, and nothing for nothing', () => {
    const items = ['<a>', '2'].map((text) => html`<li>${text}</li>`);
    expect(html`${items}${null}${undefined}${false}${0}`.markup).toBe('<li>&lt;a&gt;</li><li>2</li>0');
  });
});

describe('a page', () => {
  const words = wordsOf('uz');
  it.each(attacks)('holds nothing that %o brings in, from its title, its path or its query', (text) => {
    const visit = {
      locale: 'uz',
      words,
      path: `/i/${text}`,
      query: new URLSearchParams({ choice: text }),
    } as const;
    const page = layout(visit, text, html`<p>${text}</p>`);
    expect(page).not.toMatch(/<(script|img|b)\b|' onmouseover/);
    expect(page.match(/<title>/g)).toHaveLength(1);
    expect(page).toContain('<html lang="uz">');
  });
  it('says only what it has words for, whatever its address asks it to say', () => {
    const noticeFor = (notice: string) => noticeOf({ query: new URLSearchParams({ notice }), words });
    expect(noticeFor('cancelled')?.markup).toContain(words.notices.cancelled);
    for (const unknown of ['', 'constructor', '__proto__', '<b>']) expect(noticeFor(unknown)).toBeUndefined();
  });
});

describe('the language of a page', () => {
  const ask = (queryText: string, accepted?: string) =>
    localeOf({ queryText, headers: { ...(accepted !== undefined && { 'accept-language': accepted }) } });
  it.each([
    ['', undefined, 'en'],
    ['', 'de-DE,ru;q=0.8,en;q=0.5', 'ru'],
    ['', 'uz-Latn-UZ', 'uz'],
    ['lang=uz', 'ru', 'uz'],
    ['lang=xx', 'ru', 'ru'],
    ['lang=%3Cscript%3E', undefined, 'en'],
  ])('is by %o and %o: %s', (queryText, accepted, locale) => expect(ask(queryText, accepted)).toBe(locale));

  it('has every word in every language', () => {
    const shape = (value: unknown): unknown =>
      typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).map(([name, part]) => [name, shape(part)]))
        : [typeof value, value === ''];
    expect(shape(pageWords.ru)).toEqual(shape(pageWords.en));
    expect(shape(pageWords.uz)).toEqual(shape(pageWords.en));
  });
});

describe('the name of a saved method', () => {
  const card = { type: 'card', brand: 'visa', last4: '4242', expMonth: 3, expYear: 2034 } as const;
  it.each([
    [card, 'Visa •••• 4242, until 03/2034'],
    [{ ...card, brand: null, expMonth: null }, 'Card •••• 4242'],
    [{ ...card, type: 'paypal', brand: null, last4: null, expYear: null }, 'PayPal'],
    [{ ...card, type: 'sepa_debit', brand: null, expYear: null }, 'Sepa debit •••• 4242'],
  ] as const)('%#', (method, name) => expect(methodName(method, pageWords.en)).toBe(name));
});
