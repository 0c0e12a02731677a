import { dateText } from '#application/shared/date-text';
import { html } from '../html.ts';
import { backTo, pageReply } from '../page-reply.ts';
import { formField, getPage, postPage, signedField } from '../page-route.ts';
import { addressOf } from '../page-visit.ts';
import { accountOf, isRunning, subscriptionOf } from './account.ts';
import { afterAsking } from './answered.ts';

const reasonMax = 500;

export const cancelPageRoute = getPage(
  { path: '/portal/:token/cancel', purpose: 'portal', summary: 'Ask whether to cancel, and when' },
  async (desk, visit) => {
    const subscription = await subscriptionOf(desk, visit);
    if (!subscription || !isRunning(subscription)) return backTo(visit, '');
    const { cancelling: words } = visit.words;
    const isPaidFor = subscription.isSettled && subscription.status !== 'paused';
    const endsAt = dateText(subscription.period.end, visit.locale);
    return pageReply(
      visit,
      words.title,
      html`<section>
        <form method="post" action="${addressOf(visit, '/cancel')}">
          <input type="hidden" name="${formField}" value="${signedField(desk, visit)}" />
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
    const [account, subscription] = await Promise.all([accountOf(desk, visit), subscriptionOf(desk, visit)]);
    if (!account || !subscription) return backTo(visit, '', 'change-refused');
    const reason = (fields['reason'] ?? '').trim().slice(0, reasonMax);
    const cancelled = await desk.cancelSubscription({
      actor: account.actor,
      idempotency,
      id: subscription.id,
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
    const [account, subscription] = await Promise.all([accountOf(desk, visit), subscriptionOf(desk, visit)]);
    if (!account || !subscription) return backTo(visit, '', 'change-refused');
    const { actor } = account;
    const reactivated = await desk.reactivateSubscription({ actor, idempotency, id: subscription.id });
    return afterAsking(visit, reactivated, 'reactivated');
  },
);
