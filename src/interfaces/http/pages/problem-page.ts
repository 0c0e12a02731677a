import { type IncomingHttpHeaders } from 'node:http';
import { type Problem } from '../problem.ts';
import { type Reply } from '../reply.ts';
import { html } from './html.ts';
import { pageReply } from './page-reply.ts';
import { localeOf, wordsOf } from './page-visit.ts';

const pages = /^\/(i|portal)\/:token/;

/** Whether a problem is to be told to a person: they came with a browser, to one of the pages. */
export const isForPeople = (route: string, { accept = '' }: IncomingHttpHeaders): boolean =>
  pages.test(route) && accept.includes('text/html');

/** What is told to people of a problem that none of our pages knows: to try again later, and what to quote. */
export const problemPage = (
  { status, headers: told }: Problem,
  { headers, requestId }: Readonly<{ headers: IncomingHttpHeaders; requestId: string }>,
): Reply => {
  const locale = localeOf({ queryText: '', headers });
  const words = wordsOf(locale);
  const { title, text } = words.trouble;
  const reply = pageReply(
    { locale, words },
    title,
    html`<p>${text}</p>
      <p><small>${requestId}</small></p>`,
    status,
  );
  return { ...reply, headers: { ...reply.headers, ...told } };
};
