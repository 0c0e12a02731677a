import { requestChange } from '#domain/billing/subscription-changes';
import { type ChangeRefusal } from '#domain/billing/quote-change';
import { kassa, type Subscription } from '#domain/billing/subscription';
import { openAttempt } from '#domain/billing/pay-attempt';
import { err, ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { attemptPayment, type AttemptRefusal } from '../attempt-payment.ts';
import { type BillingPorts } from '../billing-ports.ts';
import { type AskOfSubscription, type ChangeRefusals, changeSubscription } from '../change-subscription.ts';
import { type ChangePlan, wantedChange } from '../change-terms.ts';
import { drawOrder } from '../draw-orders.ts';
import { followAttempt } from '../follow-attempt.ts';
import { ordersOf } from '../invoice-order.ts';
import { answerAbout, type SubscriptionAnswer } from '../subscription-answer.ts';
import { type PlanRefusal } from './open-subscription.ts';

export type ChangePlanRefusal = ChangeRefusals | ChangeRefusal | PlanRefusal | AttemptRefusal;
type Input = AskOfSubscription & Readonly<{ asked: ChangePlan }>;

/**
 * Moves a subscription to another plan, interval or quantity. What is had now is paid for now: the change waits for its
 * invoice and is made the moment that is paid; if the charge fails, all stays as it was. What is had later costs nothing now.
 */
export const changePlan =
  (ports: BillingPorts) =>
  async (input: Input): Promise<Result<SubscriptionAnswer, ChangePlanRefusal>> => {
    const changed = await changeSubscription<ChangeRefusal | PlanRefusal>(
      ports,
      input,
      async (subscription, told) => {
        const wanted = await wantedChange(ports, subscription, input.asked);
        if (!wanted.ok) return wanted;
        const { item, ...terms } = wanted.value;
        return requestChange(subscription, item, terms, told);
      },
    );
    if (!changed.ok) return changed;
    const { subscription, before } = changed.value;
    const key = subscription.pending?.key ?? keyOfLast(subscription, before);
    if (key === undefined) return ok(answerAbout(ports, subscription, { replayed: before === null }));
    return payForChange(ports, subscription, key, {
      actor: input.actor,
      returnUrl: input.asked.returnUrl ?? null,
      replayed: before === null,
    });
  };

/** A change that was made at once may still give something back, by an invoice of its own. */
const keyOfLast = (subscription: Subscription, before: Subscription | null): string | undefined =>
  before && subscription.extraInvoices > before.extraInvoices
    ? `${subscription.id}:extra-${subscription.extraInvoices}`
    : undefined;

/** The invoice of a change is found by its key, or drawn up from what waits; the reaction to its order does the same. */
const payForChange = async (
  ports: BillingPorts,
  subscription: Subscription,
  key: string,
  { actor, returnUrl, replayed }: Readonly<{ actor: Actor; returnUrl: string | null; replayed: boolean }>,
): Promise<Result<SubscriptionAnswer, AttemptRefusal>> => {
  const [order] = orderOfPending(subscription, key);
  if (!order) {
    const invoice = await ports.invoices.findByKey(subscription.tenantId, key);
    return ok(answerAbout(ports, subscription, { invoice, replayed }));
  }
  const drawn = await drawOrder(ports, subscription, order);
  if (drawn.invoice.status !== 'open')
    return ok(answerAbout(ports, drawn.subscription, { ...drawn, replayed }));
  const open = openAttempt(drawn.invoice.attempts);
  if (open) {
    const followed = await followAttempt(ports, drawn.invoice, open, drawn.subscription);
    return ok(answerAbout(ports, followed.subscription ?? drawn.subscription, { ...followed, replayed }));
  }
  const payer = await ports.payers.find(subscription.tenantId, subscription.customerId);
  const methodId = subscription.methodId ?? payer?.defaultMethodId ?? null;
  if (subscription.payBy === 'link' || methodId === null)
    return ok(answerAbout(ports, drawn.subscription, { ...drawn, replayed }));
  const pay = { means: { id: methodId }, actor, country: payer?.country ?? null, returnUrl };
  const attempted = await attemptPayment(ports, drawn.invoice, pay, undefined, drawn.subscription);
  if (!attempted.ok) return err(attempted.error);
  const { subscription: latest, ...rest } = attempted.value;
  return ok(answerAbout(ports, latest ?? drawn.subscription, { ...rest, replayed }));
};

/** What was ordered when the change was asked for: while it waits, the subscription is what it was then. */
const orderOfPending = (subscription: Subscription, key: string) =>
  subscription.pending?.key === key
    ? ordersOf(subscription, {
        state: subscription,
        events: [
          {
            type: 'ChangeRequested',
            change: subscription.pending,
            at: subscription.pending.requestedAt,
            by: kassa,
          },
        ],
      })
    : [];
