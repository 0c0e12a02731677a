import { TelegramRefusal } from '../bot-api/telegram-refusal.ts';
import { type Entity, type ParsedText } from './entity.ts';

const types: Readonly<Record<string, string>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  code: 'code',
  pre: 'pre',
  a: 'text_link',
  blockquote: 'blockquote',
  'tg-spoiler': 'spoiler',
};
const signs: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };

const unescaped = (text: string): string =>
  text.replaceAll(/&(#x[0-9a-f]+|#\d+|[a-z]+);/gi, (whole, name: string) => {
    if (/^#x/i.test(name)) return String.fromCodePoint(Number.parseInt(name.slice(2), 16));
    return name.startsWith('#') ? String.fromCodePoint(Number(name.slice(1))) : (signs[name] ?? whole);
  });

const wrong = (detail: string): TelegramRefusal =>
  new TelegramRefusal(400, `can't parse entities: ${detail}`);

type Open = { readonly tag: string; readonly offset: number; readonly url: string | undefined };

/** Takes a text in Telegram's HTML and gives the plain text with its entities; refuses tags that Telegram does not know. */
export const parseHtml = (html: string): ParsedText => {
  let text = '';
  const open: Open[] = [];
  const entities: Entity[] = [];
  let at = 0;
  while (at < html.length) {
    const next = html.indexOf('<', at);
    text += unescaped(html.slice(at, next === -1 ? undefined : next));
    if (next === -1) break;
    const end = html.indexOf('>', next);
    if (end === -1)
      throw wrong(`Unclosed start tag at byte offset ${Buffer.byteLength(html.slice(0, next))}`);
    const inside = html.slice(next + 1, end);
    at = end + 1;
    const [, slash, name = ''] = /^(\/?)([a-z-]*)/i.exec(inside) ?? [];
    const tag = name.toLowerCase();
    const type = types[tag];
    if (type === undefined)
      throw wrong(`Unsupported start tag "${tag}" at byte offset ${Buffer.byteLength(html.slice(0, next))}`);
    if (slash === '') {
      open.push({ tag, offset: text.length, url: /href="([^"]*)"/i.exec(inside)?.[1] });
      continue;
    }
    const begun = open.pop();
    if (begun?.tag !== tag) throw wrong(`Unmatched end tag "${tag}"`);
    const length = text.length - begun.offset;
    if (length === 0) continue;
    const url = type === 'text_link' ? { url: unescaped(begun.url ?? '') } : {};
    entities.push({ type, offset: begun.offset, length, ...url });
  }
  if (open.length > 0) throw wrong(`Can't find end tag corresponding to start tag "${open.at(-1)?.tag}"`);
  return { text, entities: entities.toSorted((a, b) => a.offset - b.offset || b.length - a.length) };
};
