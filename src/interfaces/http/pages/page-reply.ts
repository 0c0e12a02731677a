import { type Reply } from '../reply.ts';
import { hostedPageHeaders } from '../security-headers.ts';
import { type Html, html } from './html.ts';
import { layout } from './layout.ts';
import { addressOf, type PageVisit } from './page-visit.ts';
import { type Message, type NoticeKind, type PageWords } from './words/page-words.ts';

export const pageReply = (
  visit: Parameters<typeof layout>[0],
  title: string,
  content: Html,
  status = 200,
): Reply => ({
  status,
  headers: { ...hostedPageHeaders, 'Content-Type': 'text/html; charset=utf-8' },
  body: layout(visit, title, content),
});

/** A page that says why there is nothing, and what to do. */
export const messageReply = (
  visit: Parameters<typeof layout>[0],
  status: number,
  { title, text }: Message,
): Reply => pageReply(visit, title, html`<p>${text}</p>`, status);

/** On to another address, by GET: what was sent is not sent again when the next page is loaded anew. */
export const seeOther = (location: string): Reply => ({
  status: 303,
  headers: { ...hostedPageHeaders, Location: location },
});

/** Back to a page of the same link, with what is to be said there. */
export const backTo = (visit: PageVisit, below: string, notice?: NoticeKind): Reply =>
  seeOther(addressOf(visit, below, notice === undefined ? {} : { notice }));

const good: readonly string[] = [
  'plan-changed',
  'plan-scheduled',
  'cancelled',
  'reactivated',
  'default-set',
  'method-added',
  'method-removed',
] satisfies NoticeKind[];

/** What the address says that was done. Whoever makes up such an address can choose among these sentences only. */
export const noticeOf = ({ query, words }: Pick<PageVisit, 'query' | 'words'>): Html | undefined => {
  const name = query.get('notice') ?? '';
  return isNotice(name, words) ? notice(words.notices[name], good.includes(name) ? 'good' : '') : undefined;
};

export const notice = (text: string, tone: 'good' | 'bad' | ''): Html =>
  html`<div class="notice ${tone}" role="status"><p>${text}</p></div>`;

const isNotice = (name: string, { notices }: PageWords): name is NoticeKind => Object.hasOwn(notices, name);
