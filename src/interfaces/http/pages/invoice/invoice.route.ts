import { type InvoiceDocument, invoiceWords } from '#application/billing/invoice-document';
import { type InvoiceView } from '#application/billing/invoice-view';
import { type InvoiceId } from '#domain/shared/ids';
import { spokenDay } from '#domain/shared/spoken';
import { type Html, html } from '../html.ts';
import { messageReply, notice, noticeOf, pageReply } from '../page-reply.ts';
import { getPage, signedInput } from '../page-route.ts';
import { addressOf, type PageVisit } from '../page-visit.ts';
import { type PagesDesk } from '../pages-desk.ts';
import { pdfReply } from '../../pdf-reply.ts';
import { failureKind } from './failure-kind.ts';
import { invoiceContent } from './invoice-content.ts';
import { payForm, type WaysToPay } from './pay-form.ts';

const idOf = ({ claim }: PageVisit): InvoiceId => claim.subject as InvoiceId;

/** The invoice that a link is for. The link was made for it, so it may be seen whole. */
export const invoiceOf = async (desk: PagesDesk, visit: PageVisit): Promise<InvoiceView | undefined> => {
  const { tenantId } = visit;
  const found = await desk.getInvoice({ tenantId }, idOf(visit));
  return found.ok ? found.value : undefined;
};

export const invoicePageRoute = getPage(
  { path: '/i/:token', purpose: 'invoice', summary: 'An invoice as a page, with ways to pay it' },
  async (desk, visit) => {
    const { tenantId, locale, words } = visit;
    const [invoice, found] = await Promise.all([
      invoiceOf(desk, visit),
      desk.getInvoiceDocument({ tenantId }, idOf(visit), locale),
    ]);
    if (!invoice || !found.ok) return messageReply(visit, 404, words.linkUnknown);
    const document = found.value;
    const isOwed = invoice.status === 'open' || invoice.status === 'uncollectible';
    const [ways, isLeft] = isOwed
      ? await Promise.all([waysToPay(desk, visit, invoice), desk.awaitsPayer(invoice)])
      : [undefined, false];
    const title = [invoiceWords[locale].invoice, invoice.number ?? ''].join(' ').trim();
    return pageReply(
      visit,
      title,
      html`${isOwed ? noticeOf(visit) : undefined} ${stateNotice(invoice, document, visit, isLeft)}
        ${invoiceContent(document, words)} ${ways && payForm(visit, invoice, ways, signedInput(desk, visit))}
        <p><a class="button quiet" href="${addressOf(visit, '/pdf')}">${words.invoice.download}</a></p>`,
    );
  },
);

export const invoicePdfRoute = getPage(
  {
    path: '/i/:token/pdf',
    purpose: 'invoice',
    summary: 'An invoice as a PDF',
    replyType: 'application/pdf',
  },
  async (desk, visit) => {
    const { tenantId, locale, words } = visit;
    const printed = await desk.printInvoice({ tenantId }, idOf(visit), locale);
    return printed.ok ? pdfReply(printed.value) : messageReply(visit, 404, words.linkUnknown);
  },
);

/** Where the invoice stands, above everything else. `isLeft`: a try to pay waits for its payer. */
const stateNotice = (
  { attempts }: InvoiceView,
  { status, paidAt, total, credit, amountDue, locale }: InvoiceDocument,
  { words: { invoice: words, notices, failures } }: PageVisit,
  isLeft: boolean,
): Html | undefined => {
  const isCovered = amountDue.minor === 0n && (credit.minor > 0n || total.minor <= 0n);
  if (status === 'paid')
    return notice(
      paidAt && !isCovered ? words.paid(spokenDay(paidAt, locale)) : words.paidFromBalance,
      'good',
    );
  if (status === 'void') return notice(words.void, '');
  if (status === 'draft') return notice(words.draft, '');
  const last = attempts.at(-1);
  if (last?.outcome === 'begun') return notice(isLeft ? words.unfinished : notices.waiting, '');
  return last?.outcome === 'failed'
    ? notice(words.lastTry(failures[failureKind(last.failure ?? '')]), 'bad')
    : undefined;
};

const shownMax = 20;

const waysToPay = async (
  desk: PagesDesk,
  { tenantId }: PageVisit,
  { customerId, amountDue }: InvoiceView,
): Promise<WaysToPay> => {
  const [saved, redirect] = await Promise.all([
    desk.listMethods({ tenantId }, { customerId, status: 'active' }, { limit: shownMax }),
    desk.redirectMethods(tenantId, amountDue.currency),
  ]);
  return { saved: saved.data, redirect };
};
