import { type InvoiceView } from '#application/billing/invoice-view';
import { html } from '../html.ts';
import { messageReply, noticeOf, pageReply } from '../page-reply.ts';
import { getPage, signedInput } from '../page-route.ts';
import { accountActor, customerOf, subscriptionOf } from './account.ts';
import { invoicesSection, owedNotice } from './invoices-section.ts';
import { methodsSection } from './methods-section.ts';
import { subscriptionSection } from './subscription-section.ts';

/** Older ones are had from the seller. */
const shownMax = 50;

export const portalPageRoute = getPage(
  {
    path: '/portal/:token',
    purpose: 'portal',
    summary: "A customer's account as a page: subscription, ways to pay, invoices",
  },
  async (desk, visit) => {
    const { words, claim, locale } = visit;
    const customerId = customerOf(visit);
    const seen = { tenantId: visit.tenantId };
    const page = { limit: shownMax };
    const [actor, subscription, methods, addable, invoices] = await Promise.all([
      accountActor(desk, visit),
      subscriptionOf(desk, visit),
      desk.listMethods(seen, { customerId, status: 'active' }, page),
      desk.typesWithPage(visit.tenantId),
      desk.listInvoices(seen, { customerId }, page),
    ]);
    if (!actor) return messageReply(visit, 404, words.linkUnknown);
    // No longer than this link: whoever finds one in a browser's history should find nothing behind it.
    const { tenantId, expiresAt } = claim;
    const hrefOf = ({ id: subject }: InvoiceView): string =>
      `/i/${desk.links.sign({ purpose: 'invoice', tenantId, subject, expiresAt })}?lang=${locale}`;
    const shown = invoices.data.filter(({ status }) => status !== 'draft');
    const signed = signedInput(desk, visit);
    return pageReply(
      visit,
      words.portal.title,
      html`${noticeOf(visit)} ${owedNotice(visit, shown, hrefOf)}
      ${subscriptionSection(visit, subscription, signed)}
      ${methodsSection(visit, { saved: methods.data, addable }, signed)}
      ${invoicesSection(visit, shown, hrefOf)}`,
    );
  },
);
