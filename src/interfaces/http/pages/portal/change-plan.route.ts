import { ChangePlan } from '#application/billing/change-terms';
import { lineDescription } from '#application/billing/line-description';
import { type SubscriptionAnswer } from '#application/billing/subscription-answer';
import { type ChangePreview } from '#application/billing/queries/preview-change';
import { invoiceWords } from '#application/billing/invoice-document';
import { negate } from '#domain/shared/money';
import { spokenDay, spokenMoney } from '#domain/shared/spoken';
import { amountTable, sumRow } from '../amount-table.ts';
import { factList } from '../fact-list.ts';
import { type Html, html } from '../html.ts';
import { backTo, pageReply } from '../page-reply.ts';
import { getPage, postPage, signedInput } from '../page-route.ts';
import { addressOf, type PageVisit } from '../page-visit.ts';
import { type NoticeKind } from '../words/page-words.ts';
import { subscriberOf } from './account.ts';
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
    const subscriber = await subscriberOf(desk, visit);
    if (!asked || !subscriber) return backTo(visit, '/plan');
    const { actor, subscription } = subscriber;
    const preview = await desk.previewChange({ actor, id: subscription.id, asked });
    if (!preview.ok) return backTo(visit, '', 'change-refused');
    const { plans: words, back } = visit.words;
    return pageReply(
      visit,
      words.previewTitle,
      html`<section>
          ${previewContent(visit, preview.value)}
          <form method="post" action="${addressOf(visit, '/plan')}">
            ${signedInput(desk, visit)}
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
    const subscriber = await subscriberOf(desk, visit);
    if (!asked || !subscriber) return backTo(visit, '', 'change-refused');
    const changed = await desk.changePlan({
      actor: subscriber.actor,
      idempotency,
      id: subscriber.subscription.id,
      asked: { ...asked, returnUrl: `${desk.publicUrl}${addressOf(visit)}` },
    });
    return afterAsking(visit, changed, changed.ok ? whatBecame(changed.value, asked) : 'change-refused');
  },
);

/** Made, kept for the end of the period, waiting for its payment, or dropped because that failed. */
const whatBecame = (
  { subscription: { item, scheduled, pending } }: Pick<SubscriptionAnswer, 'subscription'>,
  { planId = item.planId, interval = item.interval }: Pick<ChangePlan, 'planId' | 'interval'>,
): NoticeKind => {
  if (item.planId === planId && item.interval === interval) return 'plan-changed';
  if (pending) return 'plan-waits';
  return scheduled ? 'plan-scheduled' : 'refused';
};

const previewContent = ({ locale, words }: PageVisit, { item, now, takesEffectAt }: ChangePreview): Html => {
  const { plans, portal } = words;
  const labels = invoiceWords[locale];
  const price = spokenMoney(
    { ...item.unitPrice, minor: item.unitPrice.minor * BigInt(item.quantity) },
    locale,
  );
  const becomes = factList([
    [plans.becomes, item.planName],
    [portal.price, `${price} ${portal.every[item.interval]}`],
  ]);
  if (now === null)
    return html`${becomes}
      <p>${plans.nothingNow(spokenDay(takesEffectAt, locale))}</p>`;
  const { credit, amountDue } = now.totals;
  const rows = now.lines.map(
    (line) =>
      html`<tr>
        <td>${lineDescription(line, locale)}</td>
        <td class="amount">${spokenMoney(line.amount, locale)}</td>
      </tr>`,
  );
  const sums = [
    ...(credit.minor > 0n ? [sumRow(labels.fromBalance, spokenMoney(negate(credit), locale), false)] : []),
    sumRow(plans.nowDue, spokenMoney(amountDue, locale), true),
  ];
  return html`${becomes} ${amountTable(labels, rows, sums)}
    <p><small>${plans.toSecond}</small></p>`;
};
