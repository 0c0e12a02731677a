import { type InvoiceWords } from '#application/billing/invoice-document';
import { type Html, html } from './html.ts';

/** What costs how much, line by line, and the sums below. */
export const amountTable = (
  { description, amount }: Pick<InvoiceWords, 'description' | 'amount'>,
  lines: readonly Html[],
  sums: readonly Html[],
): Html =>
  html`<table>
    <thead>
      <tr>
        <th scope="col">${description}</th>
        <th scope="col" class="amount">${amount}</th>
      </tr>
    </thead>
    <tbody>
      ${lines}
    </tbody>
    <tfoot>
      ${sums}
    </tfoot>
  </table>`;

export const sumRow = (label: string, amount: string, isStrong: boolean): Html =>
  html`<tr${isStrong && html` class="strong"`}><th scope="row">${label}</th><td class="amount">${amount}</td></tr>`;
