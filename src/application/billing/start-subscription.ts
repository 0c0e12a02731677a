import { openAttempt } from '#domain/billing/pay-attempt';
import { type Subscription } from '#domain/billing/subscription';
import { err, ok, type Result } from '#domain/shared/result';
import { type Actor } from '../shared/actor.ts';
import { keyInFlight, type KeyInFlight } from '../shared/idempotency.ts';
import { fromLastSeen } from '../shared/from-last-seen.ts';
import { attemptPayment, type AttemptRefusal } from './attempt-payment.ts';
import { type BillingPorts } from './billing-ports.ts';
import { invoiceOfPeriod } from './collect-period.ts';
import { followAttempt } from './follow-attempt.ts';
import { settlePaid } from './settle-subscription.ts';
import { answerAbout, type SubscriptionAnswer } from './subscription-answer.ts';

/**
 * Asks for the money of a first period, with the customer present, and says what came of it. Made again it goes on where it
 * stopped: there is one invoice, and one charge for each attempt.
 */
export const startSubscription = (
  ports: BillingPorts,
  subscription: Subscription,
  payerNow: Readonly<{ actor: Actor; returnUrl: string | null }>,
  replayed: boolean,
): Promise<Result<SubscriptionAnswer, AttemptRefusal | KeyInFlight>> =>
  fromLastSeen(ports.subscriptions, subscription, (latest) => start(ports, latest, payerNow, replayed));

const start = async (
  ports: BillingPorts,
  subscription: Subscription,
  { actor, returnUrl }: Readonly<{ actor: Actor; returnUrl: string | null }>,
  replayed: boolean,
): Promise<Result<SubscriptionAnswer, AttemptRefusal | KeyInFlight>> => {
  if (subscription.status !== 'incomplete') return ok(answerAbout(ports, subscription, { replayed }));
  const payer = await ports.payers.find(subscription.tenantId, subscription.customerId);
  const { invoice, subscription: known } = await invoiceOfPeriod(ports, subscription, payer, {
    isNew: !replayed,
  });
  if (invoice.status === 'paid')
    return ok(answerAbout(ports, await settlePaid(ports, invoice, known), { invoice, replayed }));
  const open = openAttempt(invoice.attempts);
  if (open) {
    const followed = await followAttempt(ports, invoice, open, known);
    // Whoever began it is about to make its charge.
    if (!followed.outcome) return err(keyInFlight);
    return ok(answerAbout(ports, followed.subscription ?? known, { ...followed, replayed }));
  }
  const methodId = subscription.methodId ?? payer?.defaultMethodId ?? null;
  const isTried = invoice.attempts.length > 0;
  if (isTried || subscription.payBy === 'link' || methodId === null)
    return ok(answerAbout(ports, known, { invoice, replayed }));
  const pay = { means: { id: methodId }, actor, country: payer?.country ?? null, returnUrl };
  const attempted = await attemptPayment(ports, invoice, pay, undefined, known);
  if (!attempted.ok) return err(attempted.error);
  return ok(answerAbout(ports, attempted.value.subscription ?? known, { ...attempted.value, replayed }));
};
