import { type MethodView } from '#application/customers/method-view';
import { type Html, html } from '../html.ts';
import { methodName } from '../method-name.ts';
import { addressOf, type PageVisit } from '../page-visit.ts';

/** What is saved. To remove something takes two steps: it can't be taken back. */
export const methodsSection = (visit: PageVisit, methods: readonly MethodView[], signed: Html): Html => {
  const { portal: words } = visit.words;
  return html`<section aria-labelledby="methods">
    <h2 id="methods">${words.methods}</h2>
    ${
      methods.length === 0
        ? html`<p>${words.noMethods}</p>`
        : html`<ul class="list">
            ${methods.map((method) => methodItem(visit, method, signed))}
          </ul>`
    }
  </section>`;
};

const methodItem = (visit: PageVisit, method: MethodView, signed: Html): Html => {
  const { words } = visit;
  const name = methodName(method, words);
  const form = (below: string, button: Html): Html =>
    html`<form method="post" action="${addressOf(visit, below)}">
      ${signed}
      <input type="hidden" name="method" value="${method.id}" />
      ${button}
    </form>`;
  return html`<li>
    <span>${name}${method.isDefault && html`<small>${words.portal.isDefault}</small>`}</span>
    <div class="actions">
      ${!method.isDefault && form('/methods/default', html`<button class="quiet" type="submit" aria-label="${words.portal.makeDefault}: ${name}">${words.portal.makeDefault}</button>`)}
      <details>
        <summary aria-label="${words.portal.remove}: ${name}">${words.portal.remove}</summary>
        ${form('/methods/remove', html`<button class="danger" type="submit" aria-label="${words.portal.removeReally}: ${name}">${words.portal.removeReally}</button>`)}
      </details>
    </div>
  </li>`;
};
