import { type MethodView } from '#application/customers/method-view';
import { type MethodType } from '#domain/shared/method-type';
import { type Html, html } from '../html.ts';
import { methodName } from '../method-name.ts';
import { addressOf, type PageVisit } from '../page-visit.ts';

/** `addable`: the types that can be saved on a page of the provider's. */
type MethodsShown = Readonly<{ saved: readonly MethodView[]; addable: readonly MethodType[] }>;

/** What is saved, and what may be added. To remove something takes two steps: it can't be taken back. */
export const methodsSection = (visit: PageVisit, { saved, addable }: MethodsShown, signed: Html): Html => {
  const { portal: words } = visit.words;
  return html`<section aria-labelledby="methods">
    <h2 id="methods">${words.methods}</h2>
    ${
      saved.length === 0
        ? html`<p>${words.noMethods}</p>`
        : html`<ul class="list">
            ${saved.map((method) => methodItem(visit, method, signed))}
          </ul>`
    }
    ${addable.length > 0 && html`<div class="actions">${addable.flatMap((type) => addForm(visit, type, signed))}</div>`}
  </section>`;
};

const addForm = (visit: PageVisit, type: MethodType, signed: Html): readonly Html[] => {
  const label = visit.words.portal.add[type];
  return label === undefined
    ? []
    : [
        html`<form method="post" action="${addressOf(visit, '/methods/add')}">
          ${signed}
          <input type="hidden" name="type" value="${type}" />
          <button class="quiet" type="submit">${label}</button>
        </form>`,
      ];
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
