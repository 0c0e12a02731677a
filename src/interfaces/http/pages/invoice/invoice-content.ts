import { type InvoiceDocument, invoiceWords } from '#application/billing/invoice-document';
import { dateText } from '#application/shared/date-text';
import { moneyText } from '#application/shared/money-text';
import { type Money } from '#domain/shared/money';
import { type Html, html } from '../html.ts';
import { type PageWords } from '../words/page-words.ts';

/** What stands on an invoice: who sells, what, for how much. */
export const invoiceContent = (document: InvoiceDocument, words: PageWords): Html => {
  const labels = invoiceWords[document.locale];
  const { locale, seller, buyer, status, issuedAt, periodStart, periodEnd } = document;
  const facts: readonly (readonly [label: string, value: string])[] = [
    ...some(labels.seller, seller.name),
    [labels.buyer, buyer.name],
    [labels.status, labels.statuses[status]],
    [labels.issued, dateText(issuedAt, locale)],
    ...(periodStart && periodEnd ? [[labels.period, spanText(periodStart, periodEnd, locale)] as const] : []),
  ];
  return html`<section aria-labelledby="lines">
    <h2 id="lines">${words.invoice.lines}</h2>
    <dl>
      ${facts.map(
        ([label, value]) =>
          html`<dt>${label}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>
    <table>
      <thead>
        <tr>
          <th scope="col">${labels.description}</th>
          <th scope="col" class="amount">${labels.amount}</th>
        </tr>
      </thead>
      <tbody>
        ${document.lines.map((line) => lineRow(line, document))}
      </tbody>
      <tfoot>
        ${totalRows(document)}
      </tfoot>
    </table>
    ${document.creditNotes.length > 0 && creditNotes(document)}
  </section>`;
};

/** From the first day to the last: the end itself is not included. */
export const spanText = (from: Date, to: Date, locale: InvoiceDocument['locale']): string =>
  `${dateText(from, locale)} – ${dateText(new Date(to.getTime() - 1), locale)}`;

const lineRow = (line: InvoiceDocument['lines'][number], { locale }: InvoiceDocument): Html => {
  const amount = moneyText(line.amount, locale);
  const count = line.quantity === 1 ? '' : ` × ${line.quantity}`;
  const time = line.from && line.to && spanText(line.from, line.to, locale);
  return html`<tr>
    <td>${line.description}${count}${time && html`<small>${time}</small>`}</td>
    <td class="amount">${line.isIncluded ? `(${amount})` : amount}</td>
  </tr>`;
};

const totalRows = (document: InvoiceDocument): Html[] => {
  const labels = invoiceWords[document.locale];
  const { discount, tax, isTaxIncluded, subtotal, total, credit, amountDue, status } = document;
  const row = (label: string, amount: Money, isStrong = false): Html =>
    html`<tr${isStrong && html` class="strong"`}><th scope="row">${label}</th><td class="amount">${moneyText(amount, document.locale)}</td></tr>`;
  const unlessNothing = (label: string, amount: Money): Html[] =>
    amount.minor === 0n ? [] : [row(label, amount)];
  const less = (amount: Money): Money => ({ ...amount, minor: -amount.minor });
  return [
    row(labels.subtotal, subtotal),
    ...unlessNothing(labels.discount, less(discount)),
    ...(isTaxIncluded ? [] : unlessNothing(labels.tax, tax)),
    row(labels.total, total, true),
    ...(isTaxIncluded ? unlessNothing(labels.taxIncluded, tax) : []),
    ...unlessNothing(labels.fromBalance, less(credit)),
    row(status === 'paid' ? labels.amountPaid : labels.amountDue, amountDue, true),
  ];
};

const creditNotes = ({ creditNotes: notes, locale }: InvoiceDocument): Html =>
  html`<h3>${invoiceWords[locale].creditNotes}</h3>
    <ul>
      ${notes.map(({ number, amount, reason, at }) => html`<li>${number}, ${dateText(at, locale)}: ${moneyText(amount, locale)}. ${reason}</li>`)}
    </ul>`;

const some = (label: string, value: string): (readonly [label: string, value: string])[] =>
  value === '' ? [] : [[label, value]];
