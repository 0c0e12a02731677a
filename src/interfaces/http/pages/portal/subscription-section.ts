import { type SubscriptionView } from '#application/billing/subscription-view';
import { dateText } from '#application/shared/date-text';
import { moneyText } from '#application/shared/money-text';
import { type Html, html } from '../html.ts';
import { formField } from '../page-route.ts';
import { addressOf, type PageVisit } from '../page-visit.ts';
import { isOver, isRunning } from './account.ts';

/** What is subscribed to, how it stands, and what can be done about it. */
export const subscriptionSection = (
  visit: PageVisit,
  subscription: SubscriptionView | undefined,
  field: string,
): Html => {
  const { words } = visit;
  return html`<section aria-labelledby="subscription">
    <h2 id="subscription">${words.portal.subscription}</h2>
    ${subscription ? html`${facts(visit, subscription)}${actions(visit, subscription, field)}` : html`<p>${words.portal.none}</p>`}
  </section>`;
};

const facts = (visit: PageVisit, subscription: SubscriptionView): Html => {
  const { locale } = visit;
  const { portal: words } = visit.words;
  const { item, status, price, scheduled, period } = subscription;
  const count = item.quantity === 1 ? '' : ` × ${item.quantity}`;
  const all: readonly (readonly [label: string, value: string])[] = [
    [words.plan, `${item.planName}${count}`],
    [words.status, words.statuses[status]],
    [words.price, `${moneyText(price.net, locale)} ${words.every[item.interval]}`],
    ...nextDate(subscription).map(([label, at]) => [words[label], dateText(at, locale)] as const),
  ];
  return html`<dl>
      ${all.map(
        ([label, value]) =>
          html`<dt>${label}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>
    ${scheduled && html`<p>${words.changesTo(scheduled.planName, dateText(period.end, locale))}</p>`}`;
};

const nextDate = ({
  status,
  cancelsAt,
  endedAt,
  trialEndsAt,
  period,
}: SubscriptionView): (readonly [label: 'ends' | 'ended' | 'trialEnds' | 'renews', at: Date])[] => {
  if (isOver(status)) return endedAt ? [['ended', endedAt]] : [];
  if (cancelsAt) return [['ends', cancelsAt]];
  if (status === 'trialing' && trialEndsAt) return [['trialEnds', trialEndsAt]];
  return status === 'active' || status === 'past_due' ? [['renews', period.end]] : [];
};

const actions = (visit: PageVisit, subscription: SubscriptionView, field: string): Html => {
  const { portal: words } = visit.words;
  if (!isRunning(subscription))
    return html`<form method="post" action="${addressOf(visit, '/reactivate')}">
      <input type="hidden" name="${formField}" value="${field}" />
      <button type="submit">${words.reactivate}</button>
    </form>`;
  return html`<p class="actions">
    <a class="button quiet" href="${addressOf(visit, '/plan')}">${words.changePlan}</a>
    <a class="button danger" href="${addressOf(visit, '/cancel')}">${words.cancel}</a>
  </p>`;
};
