import { type InvoiceDocument, invoiceSums, invoiceWords } from '#application/billing/invoice-document';
import { spokenDay, spokenMoney, spokenSpan } from '#domain/shared/spoken';
import { amountTable, sumRow } from '../amount-table.ts';
import { type Fact, factList } from '../fact-list.ts';
import { type Html, html } from '../html.ts';
import { type PageWords } from '../words/page-words.ts';

/** What stands on an invoice: who sells, what, for how much. */
export const invoiceContent = (document: InvoiceDocument, words: PageWords): Html => {
  const labels = invoiceWords[document.locale];
  const { locale, seller, buyer, status, issuedAt, periodStart, periodEnd } = document;
  const facts: readonly Fact[] = [
    ...some(labels.seller, seller.name),
    [labels.buyer, buyer.name],
    [labels.status, labels.statuses[status]],
    [labels.issued, spokenDay(issuedAt, locale)],
    ...(periodStart && periodEnd
      ? [[labels.period, spokenSpan(periodStart, periodEnd, locale)] as const]
      : []),
  ];
  return html`<section aria-labelledby="lines">
    <h2 id="lines">${words.invoice.lines}</h2>
    ${factList(facts)}
    ${amountTable(
      labels,
      document.lines.map((line) => lineRow(line, document)),
      invoiceSums(document).map(({ label, amount, isStrong }) =>
        sumRow(label, spokenMoney(amount, locale), isStrong),
      ),
    )}
    ${document.creditNotes.length > 0 && creditNotes(document)}
  </section>`;
};

const lineRow = (line: InvoiceDocument['lines'][number], { locale }: InvoiceDocument): Html => {
  const amount = spokenMoney(line.amount, locale);
  const count = line.quantity === 1 ? '' : ` × ${line.quantity}`;
  const time = line.from && line.to && spokenSpan(line.from, line.to, locale);
  return html`<tr>
    <td>${line.description}${count}${time && html`<small>${time}</small>`}</td>
    <td class="amount">${amount}</td>
  </tr>`;
};

const creditNotes = ({ creditNotes: notes, locale }: InvoiceDocument): Html =>
  html`<h3>${invoiceWords[locale].creditNotes}</h3>
    <ul>
      ${notes.map(({ number, amount, reason, at, isUndone }) => html`<li>${number}, ${spokenDay(at, locale)}: ${spokenMoney(amount, locale)}. ${reason}${isUndone && ` (${invoiceWords[locale].undone})`}</li>`)}
    </ul>`;

const some = (label: string, value: string): readonly Fact[] => (value === '' ? [] : [[label, value]]);
