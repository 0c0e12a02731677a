import { isEnded, type SubscriptionView } from '#application/billing/subscription-view';
import { spokenDay, spokenMoney } from '#domain/shared/spoken';
import { type Fact, factList } from '../fact-list.ts';
import { type Html, html } from '../html.ts';
import { addressOf, type PageVisit } from '../page-visit.ts';
import { isRunning } from './account.ts';

/** What is subscribed to, how it stands, and what can be done about it. */
export const subscriptionSection = (
  visit: PageVisit,
  subscription: SubscriptionView | undefined,
  signed: Html,
): Html => {
  const { words } = visit;
  return html`<section aria-labelledby="subscription">
    <h2 id="subscription">${words.portal.subscription}</h2>
    ${subscription ? html`${facts(visit, subscription)}${actions(visit, subscription, signed)}` : html`<p>${words.portal.none}</p>`}
  </section>`;
};

const facts = (visit: PageVisit, subscription: SubscriptionView): Html => {
  const { locale } = visit;
  const { portal: words } = visit.words;
  const { item, status, scheduled, period } = subscription;
  const count = item.quantity === 1 ? '' : ` × ${item.quantity}`;
  const all: readonly Fact[] = [
    [words.plan, `${item.planName}${count}`],
    [words.status, words.statuses[status]],
    [words.price, priceOf(visit, subscription)],
    ...nextDate(subscription).map(([label, at]) => [words[label], spokenDay(at, locale)] as const),
  ];
  return html`${factList(all)}
  ${scheduled && html`<p>${words.changesTo(scheduled.planName, spokenDay(period.end, locale))}</p>`}`;
};

/** In a trial what comes after it, for the trial itself costs nothing. */
const priceOf = ({ locale, words: { portal: words } }: PageVisit, subscription: SubscriptionView): string => {
  const { status, item, price, next } = subscription;
  return status === 'trialing' && next
    ? words.thenPrice(`${spokenMoney(next.price, locale)} ${words.every[next.item.interval]}`)
    : `${spokenMoney(price.net, locale)} ${words.every[item.interval]}`;
};

const nextDate = ({
  status,
  cancelsAt,
  endedAt,
  trialEndsAt,
  period,
}: SubscriptionView): (readonly [label: 'ends' | 'ended' | 'trialEnds' | 'renews', at: Date])[] => {
  if (isEnded({ status })) return endedAt ? [['ended', endedAt]] : [];
  if (cancelsAt) return [['ends', cancelsAt]];
  if (status === 'trialing' && trialEndsAt) return [['trialEnds', trialEndsAt]];
  return status === 'active' || status === 'past_due' ? [['renews', period.end]] : [];
};

const actions = (visit: PageVisit, subscription: SubscriptionView, signed: Html): Html => {
  const { portal: words } = visit.words;
  if (!isRunning(subscription))
    return html`<form method="post" action="${addressOf(visit, '/reactivate')}">
      ${signed}
      <button type="submit">${words.reactivate}</button>
    </form>`;
  return html`<p class="actions">
    <a class="button quiet" href="${addressOf(visit, '/plan')}">${words.changePlan}</a>
    <a class="button danger" href="${addressOf(visit, '/cancel')}">${words.cancel}</a>
  </p>`;
};
