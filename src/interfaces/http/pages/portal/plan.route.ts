import { type PlanView } from '#application/billing/plan-view';
import { type SubscriptionView } from '#application/billing/subscription-view';
import { spokenMoney } from '#domain/shared/spoken';
import { type Html, html } from '../html.ts';
import { backTo, pageReply } from '../page-reply.ts';
import { getPage } from '../page-route.ts';
import { addressOf, type PageVisit } from '../page-visit.ts';
import { isRunning, subscriptionOf } from './account.ts';

export const planPageRoute = getPage(
  { path: '/portal/:token/plan', purpose: 'portal', summary: 'Choose another plan' },
  async (desk, visit) => {
    const [subscription, plans] = await Promise.all([
      subscriptionOf(desk, visit),
      desk.listPlans(visit.tenantId),
    ]);
    if (!subscription || !isRunning(subscription)) return backTo(visit, '');
    const choices = plans.flatMap((plan) => choicesOf(visit, plan, subscription));
    const { plans: words, back } = visit.words;
    // A GET: nothing is changed by looking at what it would cost, so the address may be kept and opened again.
    return pageReply(
      visit,
      words.title,
      html`<section>
          ${
            choices.length === 0
              ? html`<p>${words.none}</p>`
              : html`<form method="get" action="${visit.home}/plan/preview">
                  <input type="hidden" name="lang" value="${visit.locale}" />
                  <fieldset>
                    <legend>${words.choose}</legend>
                    ${choices}
                  </fieldset>
                  <button type="submit">${words.next}</button>
                </form>`
          }
        </section>
        <p><a href="${addressOf(visit)}">${back}</a></p>`,
    );
  },
);

/** A plan by each interval for which it has a price in the subscription's currency. */
const choicesOf = (
  { locale, words }: PageVisit,
  { id, name, description, prices }: PlanView,
  { item }: SubscriptionView,
): Html[] =>
  prices
    .filter(({ amount }) => amount.currency === item.unitPrice.currency)
    .map(({ interval, amount }) => {
      const isCurrent = id === item.planId && interval === item.interval;
      const price = `${spokenMoney(amount, locale)} ${words.portal.every[interval]}`;
      return html`<label class="choice"
        ><input
          type="radio"
          name="choice"
          value="${id}:${interval}"
          required${isCurrent && html` disabled`}
        /><span
          ><strong>${name}</strong>, ${price}${isCurrent && ` (${words.plans.current})`}<small
            >${description}</small
          ></span
        ></label
      >`;
    });
