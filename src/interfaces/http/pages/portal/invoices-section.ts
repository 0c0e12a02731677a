import { invoiceWords } from '#application/billing/invoice-document';
import { type InvoiceView } from '#application/billing/invoice-view';
import { spokenDay, spokenMoney } from '#domain/shared/spoken';
import { type Html, html } from '../html.ts';
import { type PageVisit } from '../page-visit.ts';

/** The invoices as a table. `hrefOf`: of the page of each. */
export const invoicesSection = (
  visit: PageVisit,
  invoices: readonly InvoiceView[],
  hrefOf: (invoice: InvoiceView) => string,
): Html => {
  const { locale, words } = visit;
  const labels = invoiceWords[locale];
  return html`<section aria-labelledby="invoices">
    <h2 id="invoices">${words.portal.invoices}</h2>
    ${
      invoices.length === 0
        ? html`<p>${words.portal.noInvoices}</p>`
        : html`<table class="stacked">
            <thead>
              <tr>
                <th scope="col">${labels.number}</th>
                <th scope="col">${labels.issued}</th>
                <th scope="col">${labels.status}</th>
                <th scope="col" class="amount">${labels.amount}</th>
              </tr>
            </thead>
            <tbody>
              ${invoices.map(
                (invoice) =>
                  html`<tr>
                    <td class="tight">
                      <a href="${hrefOf(invoice)}">${invoice.number ?? labels.statuses.draft}</a>
                    </td>
                    <td class="tight">${spokenDay(invoice.issuedAt, locale)}</td>
                    <td>${labels.statuses[invoice.status]}</td>
                    <td class="amount">${spokenMoney(invoice.total, locale)}</td>
                  </tr>`,
              )}
            </tbody>
          </table>`
    }
  </section>`;
};

/** What is owed, and where to pay it; undefined when nothing is. */
export const owedNotice = (
  { locale, words }: PageVisit,
  invoices: readonly InvoiceView[],
  hrefOf: (invoice: InvoiceView) => string,
): Html | undefined => {
  const owed = invoices.findLast(({ status }) => status === 'open' || status === 'uncollectible');
  return (
    owed &&
    html`<div class="notice bad">
      <p>
        ${words.portal.owed(spokenMoney(owed.amountDue, locale))}
        <a href="${hrefOf(owed)}">${words.portal.payNow}</a>
      </p>
    </div>`
  );
};
