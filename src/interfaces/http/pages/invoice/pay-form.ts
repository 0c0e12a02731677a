import { type InvoiceView } from '#application/billing/invoice-view';
import { spokenMoney } from '#domain/shared/spoken';
import { type Html, html } from '../html.ts';
import { methodName } from '../method-name.ts';
import { addressOf, type PageVisit } from '../page-visit.ts';
import { type PagesDesk, type RedirectMethod } from '../pages-desk.ts';

export type WaysToPay = Readonly<{
  saved: Awaited<ReturnType<PagesDesk['listMethods']>>['data'];
  redirect: readonly RedirectMethod[];
}>;

/** Ways to pay as a choice; the one that is usual, or else the first, is chosen. */
export const payForm = (
  visit: PageVisit,
  { amountDue }: Pick<InvoiceView, 'amountDue'>,
  { saved, redirect }: WaysToPay,
  signed: Html,
): Html => {
  const { locale, words } = visit;
  const choices = [
    ...saved.map((method) => ({
      value: `saved:${method.id}`,
      label: methodName(method, words),
      isUsual: method.isDefault,
    })),
    ...redirect.map((name) => ({ value: `redirect:${name}`, label: words.methods[name], isUsual: false })),
  ];
  const usual = choices.find(({ isUsual }) => isUsual) ?? choices[0];
  return html`<section aria-labelledby="pay">
    <h2 id="pay">${words.invoice.payHeading}</h2>
    ${
      usual === undefined
        ? html`<p>${words.invoice.nothingToPayWith}</p>`
        : html`<form method="post" action="${addressOf(visit, '/pay')}">
            ${signed}
            <fieldset>
              <legend>${words.invoice.payWith}</legend>
              ${choices.map(({ value, label }) => html`<label class="choice"><input type="radio" name="way" value="${value}" required${value === usual.value && html` checked`} /><span>${label}</span></label>`)}
            </fieldset>
            <button type="submit">${words.invoice.pay(spokenMoney(amountDue, locale))}</button>
          </form>`
    }
  </section>`;
};
