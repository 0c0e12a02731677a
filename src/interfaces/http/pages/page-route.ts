import { hash } from 'node:crypto';
import { z } from 'zod';
import { type Actor } from '#application/shared/actor';
import { cardDataIn } from '#application/shared/card-data';
import { type Idempotency } from '#application/shared/idempotency';
import { type LinkClaim } from '#application/shared/ports/link-signer';
import { retryOnConflict } from '#application/shared/retry-on-conflict';
import { type TenantId } from '#domain/shared/ids';
import { ok } from '#domain/shared/result';
import { canonicalJson } from '../canonical-json.ts';
import { type Exchange, type Route } from '../endpoint.ts';
import { type Operation } from '../operation.ts';
import { type Reply } from '../reply.ts';
import { type Html, html } from './html.ts';
import { messageReply } from './page-reply.ts';
import { localeOf, type PageVisit, wordsOf } from './page-visit.ts';
import { type PagesDesk } from './pages-desk.ts';

type PageSpec = Readonly<{
  path: `/i/:token${string}` | `/portal/:token${string}`;
  purpose: LinkClaim['purpose'];
  summary: string;
  replyType?: string;
  /** Of its answers; a page is shown with 200 unless it only leads on. */
  statuses?: readonly number[];
}>;

/** What a form of ours sent. `idempotency`: the same for the same showing of the form, however often it is sent. */
export type SentForm = Readonly<{ fields: Readonly<Record<string, string>>; idempotency: Idempotency }>;

/** The field that every form of ours carries. */
const formField = 'form';

const sendsMax = 5;
const LinkPath = z.object({ token: z.string().describe('A signed link') });
const tags = { invoice: 'Invoices', portal: 'Customers' } as const;

const operationOf = ({ path, purpose, summary, replyType = 'text/html' }: PageSpec) =>
  ({
    path,
    summary,
    tag: tags[purpose],
    access: 'public',
    idempotent: false,
    rateLimited: true,
    params: LinkPath,
    replyType,
  }) as const;

/** A page for whoever has a link to it. */
export const getPage = (
  spec: PageSpec,
  show: (desk: PagesDesk, visit: PageVisit) => Promise<Reply>,
): Route<PagesDesk> => {
  const operation: Operation = {
    ...operationOf(spec),
    method: 'get',
    takes: 'nothing',
    description: 'A page for people: the link is all the login it needs. 410 when the link has expired.',
    statuses: spec.statuses ?? [200, 410],
    refusals: {},
  };
  return {
    operation,
    bind: (desk) => ({
      operation,
      serve: async (exchange) => ok(await opened(desk, spec, exchange, (visit) => show(desk, visit))),
    }),
  };
};

/** Where a form of such a page is sent. Done once for each showing of it: sent twice, it does nothing more. */
export const postPage = (
  spec: PageSpec,
  act: (desk: PagesDesk, visit: PageVisit, form: SentForm) => Promise<Reply>,
): Route<PagesDesk> => {
  const operation: Operation = {
    ...operationOf(spec),
    method: 'post',
    takes: 'form',
    description: `For the form of the page only: it carries a signed field, \`${formField}\`, without which nothing is done (422). A field that holds what looks like a card number is named, and nothing is done either (422).`,
    statuses: [303, 410],
    body: z.object({ [formField]: z.string() }),
    examples: { body: { [formField]: 'as the page shows it' } },
    refusals: {},
  };
  return {
    operation,
    bind: (desk) => ({
      operation,
      serve: async (exchange) =>
        ok(
          await opened(desk, spec, exchange, async (visit) => {
            const form = readForm(desk, exchange, visit);
            if (!form) return messageReply(visit, 422, visit.words.formUnknown);
            const [cardData] = cardDataIn(form.fields);
            if (cardData) return messageReply(visit, 422, cardRefusal(visit, cardData.path.join(', ')));
            // Callers of the API are told to send the same again, under the same key. A form can't, so we do.
            return retryOnConflict(() => act(desk, visit, form), sendsMax);
          }),
        ),
    }),
  };
};

/** The input without which a form is not taken: it names the page, and this showing of it. */
export const signedInput = ({ forms, ids }: PagesDesk, { home }: PageVisit): Html =>
  html`<input type="hidden" name="${formField}" value="${forms.sign(home, ids.next('form'))}" />`;

/** Whoever has the link acts as the customer it belongs to. */
export const actorOf = ({ tenantId, caller }: PageVisit, ownerId: string): Actor => ({
  ...caller,
  tenantId,
  subject: ownerId,
  roles: ['customer'],
});

/** People write into some fields, so these have names in their language; the others come from our own forms. */
const cardRefusal = ({ words: { cardNumber, fields } }: PageVisit, field: string) =>
  cardNumber(fields[field] ?? field);

const opened = async (
  desk: PagesDesk,
  { path, purpose }: PageSpec,
  exchange: Exchange,
  then: (visit: PageVisit) => Promise<Reply>,
): Promise<Reply> => {
  const { params, queryText, caller } = exchange;
  const locale = localeOf(exchange);
  const words = wordsOf(locale);
  const token = params['token'] ?? '';
  const link = desk.links.read(purpose, token, desk.clock.now());
  const shown = { locale, words, path: exchange.path, query: new URLSearchParams(queryText) };
  if (!link.ok)
    return link.error.code === 'link-expired'
      ? messageReply(shown, 410, words.linkExpired[purpose])
      : messageReply(shown, 404, words.linkUnknown);
  const home = path.slice(0, path.indexOf(':token')) + token;
  const { requestId, address } = caller;
  // We signed it, so it is an id that we gave.
  const tenantId = link.value.tenantId as TenantId;
  return then({ ...shown, claim: link.value, tenantId, home, caller: { requestId, address } });
};

const readForm = (
  { forms }: PagesDesk,
  { body, path }: Exchange,
  { home }: PageVisit,
): SentForm | undefined => {
  const sent = z.record(z.string(), z.string()).safeParse(body);
  if (!sent.success) return undefined;
  const { [formField]: field = '', ...fields } = sent.data;
  const key = forms.read(home, field);
  if (key === undefined) return undefined;
  const requestHash = hash('sha256', `${path}\n${canonicalJson(fields)}`, 'base64url');
  return { fields, idempotency: { key, requestHash } };
};
