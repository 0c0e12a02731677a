import { ChangePlan } from '#application/billing/change-terms';
import { lineDescription } from '#application/billing/line-description';
import { type ChangePreview } from '#application/billing/queries/preview-change';
import { invoiceWords } from '#application/billing/invoice-document';
import { dateText } from '#application/shared/date-text';
import { moneyText } from '#application/shared/money-text';
import { type Html, html } from '../html.ts';
import { backTo, pageReply } from '../page-reply.ts';
import { formField, getPage, postPage, signedField } from '../page-route.ts';
import { addressOf, type PageVisit } from '../page-visit.ts';
import { accountOf, subscriptionOf } from './account.ts';
import { afterAsking } from './answered.ts';

/** `<plan>:<interval>`, as the choices are; undefined for anything else. */
const wantedOf = (choice: string): ChangePlan | undefined => {
  const [planId, interval] = choice.split(':');
  const wanted = ChangePlan.safeParse({ planId, interval });
  return wanted.success ? wanted.data : undefined;
};

export const planPreviewRoute = getPage(
  { path: '/portal/:token/plan/preview', purpose: 'portal', summary: 'What another plan would cost' },
  async (desk, visit) => {
    const choice = visit.query.get('choice') ?? '';
    const asked = wantedOf(choice);
    const [account, subscription] = await Promise.all([accountOf(desk, visit), subscriptionOf(desk, visit)]);
    if (!asked || !account || !subscription) return backTo(visit, '/plan');
    const preview = await desk.previewChange({ actor: account.actor, id: subscription.id, asked });
    if (!preview.ok) return backTo(visit, '', 'change-refused');
    const { plans: words, back } = visit.words;
    return pageReply(
      visit,
      words.previewTitle,
      html`<section>
          ${previewContent(visit, preview.value)}
          <form method="post" action="${addressOf(visit, '/plan')}">
            <input type="hidden" name="${formField}" value="${signedField(desk, visit)}" />
            <input type="hidden" name="choice" value="${choice}" />
            <button type="submit">${words.confirm}</button>
          </form>
        </section>
        <p><a href="${addressOf(visit, '/plan')}">${back}</a></p>`,
    );
  },
);

export const changePlanFormRoute = postPage(
  { path: '/portal/:token/plan', purpose: 'portal', summary: 'Change the plan, from the account page' },
  async (desk, visit, { fields, idempotency }) => {
    const asked = wantedOf(fields['choice'] ?? '');
    const [account, subscription] = await Promise.all([accountOf(desk, visit), subscriptionOf(desk, visit)]);
    if (!asked || !account || !subscription) return backTo(visit, '', 'change-refused');
    const changed = await desk.changePlan({
      actor: account.actor,
      idempotency,
      id: subscription.id,
      asked: { ...asked, returnUrl: `${desk.publicUrl}${addressOf(visit)}` },
    });
    return afterAsking(visit, changed, 'plan-changed');
  },
);

const previewContent = ({ locale, words }: PageVisit, { item, now, takesEffectAt }: ChangePreview): Html => {
  const { plans, portal } = words;
  const labels = invoiceWords[locale];
  const price = moneyText({ ...item.unitPrice, minor: item.unitPrice.minor * BigInt(item.quantity) }, locale);
  const becomes = html`<dl>
    <dt>${plans.becomes}</dt>
    <dd>${item.planName}</dd>
    <dt>${portal.price}</dt>
    <dd>${price} ${portal.every[item.interval]}</dd>
  </dl>`;
  if (now === null)
    return html`${becomes}
      <p>${plans.nothingNow(dateText(takesEffectAt, locale))}</p>`;
  const { credit, amountDue } = now.totals;
  const rows = now.lines.map(
    (line) =>
      html`<tr>
        <td>${lineDescription(line, locale)}</td>
        <td class="amount">${moneyText(line.amount, locale)}</td>
      </tr>`,
  );
  return html`${becomes}
    <table>
      <thead>
        <tr>
          <th scope="col">${labels.description}</th>
          <th scope="col" class="amount">${labels.amount}</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
      <tfoot>
        ${
          credit.minor > 0n &&
          html`<tr>
            <th scope="row">${labels.fromBalance}</th>
            <td class="amount">${moneyText({ ...credit, minor: -credit.minor }, locale)}</td>
          </tr>`
        }
        <tr class="strong">
          <th scope="row">${plans.nowDue}</th>
          <td class="amount">${moneyText(amountDue, locale)}</td>
        </tr>
      </tfoot>
    </table>
    <p><small>${plans.toSecond}</small></p>`;
};
