import { canRunOut } from '#application/billing/subscription-view';
import { spokenDay } from '#domain/shared/spoken';
import { html } from '../html.ts';
import { backTo, pageReply } from '../page-reply.ts';
import { getPage, postPage, signedInput } from '../page-route.ts';
import { addressOf } from '../page-visit.ts';
import { isRunning, subscriberOf, subscriptionOf } from './account.ts';
import { afterAsking } from './answered.ts';

const reasonMax = 500;

export const cancelPageRoute = getPage(
  { path: '/portal/:token/cancel', purpose: 'portal', summary: 'Ask whether to cancel, and when' },
  async (desk, visit) => {
    const subscription = await subscriptionOf(desk, visit);
    if (!subscription || !isRunning(subscription)) return backTo(visit, '');
    const { cancelling: words } = visit.words;
    const isPaidFor = canRunOut(subscription);
    const endsAt = spokenDay(subscription.period.end, visit.locale);
    return pageReply(
      visit,
      words.title,
      html`<section>
        <form method="post" action="${addressOf(visit, '/cancel')}">
          ${signedInput(desk, visit)}
          <fieldset>
            <legend>${words.when}</legend>
            ${isPaidFor && html`<label class="choice"><input type="radio" name="when" value="period-end" checked /><span>${words.atEnd(endsAt)}</span></label>`}
            <label class="choice"
              ><input type="radio" name="when" value="now" ${!isPaidFor && html` checked`} /><span
                >${words.now}</span
              ></label
            >
          </fieldset>
          <label class="field"
            >${words.reason}<textarea name="reason" rows="3" maxlength="${reasonMax}"></textarea>
          </label>
          <p class="actions">
            <button class="danger" type="submit">${words.confirm}</button>
            <a class="button quiet" href="${addressOf(visit)}">${words.keep}</a>
          </p>
        </form>
      </section>`,
    );
  },
);

export const cancelFormRoute = postPage(
  { path: '/portal/:token/cancel', purpose: 'portal', summary: 'Cancel the subscription, from its page' },
  async (desk, visit, { fields, idempotency }) => {
    const subscriber = await subscriberOf(desk, visit);
    if (!subscriber) return backTo(visit, '', 'change-refused');
    const reason = (fields['reason'] ?? '').trim().slice(0, reasonMax);
    const cancelled = await desk.cancelSubscription({
      actor: subscriber.actor,
      idempotency,
      id: subscriber.subscription.id,
      asked: {
        when: fields['when'] === 'now' ? 'now' : 'period-end',
        creditUnused: false,
        ...(reason !== '' && { reason }),
      },
    });
    return afterAsking(visit, cancelled, 'cancelled');
  },
);

export const reactivateFormRoute = postPage(
  {
    path: '/portal/:token/reactivate',
    purpose: 'portal',
    summary: 'Take a cancellation back, from the account page',
  },
  async (desk, visit, { idempotency }) => {
    const subscriber = await subscriberOf(desk, visit);
    if (!subscriber) return backTo(visit, '', 'change-refused');
    const { actor, subscription } = subscriber;
    const reactivated = await desk.reactivateSubscription({ actor, idempotency, id: subscription.id });
    return afterAsking(visit, reactivated, 'reactivated');
  },
);
