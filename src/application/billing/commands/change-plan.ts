import { requestChange } from '#domain/billing/subscription-changes';
import { type ChangeRefusal } from '#domain/billing/quote-change';
import { kassa, type Subscription } from '#domain/billing/subscription';
import { openAttempt } from '#domain/billing/pay-attempt';
import { err, ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { fromLastSeen } from '../../shared/from-last-seen.ts';
import { keyInFlight, type KeyInFlight } from '../../shared/idempotency.ts';
import { attemptPayment, type AttemptRefusal } from '../attempt-payment.ts';
import { type BillingPorts } from '../billing-ports.ts';
import { type AskOfSubscription, type ChangeRefusals, changeSubscription } from '../change-subscription.ts';
import { type ChangePlan, onlyForAdmins, wantedChange } from '../change-terms.ts';
import { type AdminNeeded } from '../usage-view.ts';
import { drawOrder } from '../draw-orders.ts';
import { followAttempt } from '../follow-attempt.ts';
import { type InvoiceOrder, ordersOf } from '../invoice-order.ts';
import { answerAbout, type SubscriptionAnswer } from '../subscription-answer.ts';
import { type PlanRefusal } from './open-subscription.ts';

export type ChangePlanRefusal =
  | ChangeRefusals
  | ChangeRefusal
  | PlanRefusal
  | AdminNeeded
  | AttemptRefusal
  | KeyInFlight;
type Input = AskOfSubscription & Readonly<{ asked: ChangePlan }>;

/**
 * Moves a subscription to another plan, interval or quantity. What is had now is paid for now: the change waits for its
 * invoice and is made the moment that is paid; if the charge fails, all stays as it was. What is had later costs nothing now.
 */
export const changePlan =
  (ports: BillingPorts) =>
  async (input: Input): Promise<Result<SubscriptionAnswer, ChangePlanRefusal>> => {
    const changed = await changeSubscription<ChangeRefusal | PlanRefusal | AdminNeeded>(
      ports,
      input,
      async (subscription, told) => {
        const wanted = await wantedChange(ports, subscription, input.asked);
        if (!wanted.ok) return wanted;
        const { item, ...terms } = wanted.value;
        const refusal = onlyForAdmins(input.actor, wanted.value);
        if (refusal) return err(refusal);
        return requestChange(subscription, item, terms, told);
      },
    );
    if (!changed.ok) return changed;
    const { subscription, before, orders } = changed.value;
    const [order] = before === null ? orderOfPending(subscription) : orders;
    const replayed = before === null;
    const { actor, asked } = input;
    return order
      ? payForChange(ports, subscription, order, { actor, returnUrl: asked.returnUrl ?? null, replayed })
      : ok(answerAbout(ports, subscription, { replayed }));
  };

type PayerNow = Readonly<{ actor: Actor; returnUrl: string | null; replayed: boolean }>;

/**
 * Draws up the invoice of a change, as the reaction to its order does too, and asks for its money. Whoever sends the request
 * again meanwhile may begin the attempt first: then it is found, and there is no other.
 */
const payForChange = (
  ports: BillingPorts,
  subscription: Subscription,
  order: InvoiceOrder,
  payerNow: PayerNow,
): Promise<Result<SubscriptionAnswer, AttemptRefusal | KeyInFlight>> =>
  fromLastSeen(ports.subscriptions, subscription, (latest) => payOnce(ports, latest, order, payerNow));

const payOnce = async (
  ports: BillingPorts,
  subscription: Subscription,
  order: InvoiceOrder,
  { actor, returnUrl, replayed }: PayerNow,
): Promise<Result<SubscriptionAnswer, AttemptRefusal | KeyInFlight>> => {
  const drawn = await drawOrder(ports, subscription, order);
  if (drawn.invoice.status !== 'open')
    return ok(answerAbout(ports, drawn.subscription, { ...drawn, replayed }));
  const open = openAttempt(drawn.invoice.attempts);
  if (open) {
    const followed = await followAttempt(ports, drawn.invoice, open, drawn.subscription);
    // Whoever began it is about to make its charge.
    if (!followed.outcome) return err(keyInFlight);
    return ok(answerAbout(ports, followed.subscription ?? drawn.subscription, { ...followed, replayed }));
  }
  const payer = await ports.payers.find(subscription.tenantId, subscription.customerId);
  const methodId = subscription.methodId ?? payer?.defaultMethodId ?? null;
  const isTried = drawn.invoice.attempts.length > 0;
  if (isTried || subscription.payBy === 'link' || methodId === null)
    return ok(answerAbout(ports, drawn.subscription, { ...drawn, replayed }));
  const pay = { means: { id: methodId }, actor, country: payer?.country ?? null, returnUrl };
  const attempted = await attemptPayment(ports, drawn.invoice, pay, undefined, drawn.subscription);
  if (!attempted.ok) return err(attempted.error);
  const { subscription: latest, ...rest } = attempted.value;
  return ok(answerAbout(ports, latest ?? drawn.subscription, { ...rest, replayed }));
};

/** What was ordered when the change that waits was asked for: while it waits, the subscription is what it was then. */
const orderOfPending = (subscription: Subscription): readonly InvoiceOrder[] => {
  const { pending: change } = subscription;
  if (!change) return [];
  const requested = { type: 'ChangeRequested', change, at: change.requestedAt, by: kassa } as const;
  return ordersOf(subscription, { state: subscription, events: [requested] });
};
