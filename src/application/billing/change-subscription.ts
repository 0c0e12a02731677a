import { type KnownRequest } from '#domain/billing/known-request';
import { type Decided, type Subscription } from '#domain/billing/subscription';
import { type Told } from '#domain/billing/subscription-events';
import { type SubscriptionId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { type IllegalTransition } from '#domain/shared/state-machine';
import { type Actor } from '../shared/actor.ts';
import { ConcurrencyConflict } from '../shared/concurrency-conflict.ts';
import { type Idempotency, keyReused, type KeyReused } from '../shared/idempotency.ts';
import { KeyTaken } from '../shared/key-taken.ts';
import { notFound, type NotFound } from '../shared/not-found.ts';
import { retryOnConflict } from '../shared/retry-on-conflict.ts';
import { isVisible, visibleTo } from '../shared/visibility.ts';
import { type BillingPorts } from './billing-ports.ts';
import { type InvoiceOrder, ordersOf } from './invoice-order.ts';
import { keepSubscription } from './keep-subscription.ts';

export type AskOfSubscription = Readonly<{ actor: Actor; idempotency: Idempotency; id: SubscriptionId }>;

/**
 * `before`: what was decided upon; null when the request was carried out before. `orders`: what is to be invoiced because of
 * it, besides periods.
 */
export type Changed = Readonly<{
  subscription: Subscription;
  before: Subscription | null;
  orders: readonly InvoiceOrder[];
}>;

export type ChangeRefusals = NotFound | KeyReused | IllegalTransition;

type Wish<Refusal> = Decided<Refusal> | Result<never, Refusal> | undefined;

/**
 * Carries a request to a subscription out, once: its key is saved with what it did. `decide` gives undefined when there is
 * nothing to do.
 */
export const changeSubscription = async <Refusal>(
  ports: Pick<BillingPorts, 'subscriptions' | 'outbox' | 'heard' | 'clock'>,
  { actor, idempotency, id }: AskOfSubscription,
  decide: (subscription: Subscription, told: Told) => Wish<Refusal> | Promise<Wish<Refusal>>,
): Promise<Result<Changed, ChangeRefusals | Refusal>> => {
  const request: KnownRequest = { key: idempotency.key, hash: idempotency.requestHash };
  return retryOnConflict(async () => {
    const subscription = await ports.subscriptions.find(actor.tenantId, id);
    if (!subscription || !isVisible(subscription, visibleTo(actor))) return err(notFound);
    const known = subscription.requests.find(({ key }) => key === request.key);
    if (known)
      return known.hash === request.hash ? ok({ subscription, before: null, orders: [] }) : err(keyReused);
    const decided = await decide(subscription, { at: ports.clock.now(), by: actor.subject });
    if (!decided) return ok({ subscription, before: subscription, orders: [] });
    if (!decided.ok) return decided;
    try {
      return ok({
        subscription: await keepSubscription(ports, subscription, decided.value, request),
        before: subscription,
        orders: ordersOf(subscription, decided.value),
      });
    } catch (failure) {
      if (!(failure instanceof KeyTaken)) throw failure;
      if (await ports.subscriptions.findByKey(actor.tenantId, request.key)) return err(keyReused);
      // Not the key, then, but a coupon that another of the customer's subscriptions took meanwhile: `decide` sees it now.
      throw new ConcurrencyConflict(`${id} may not have what was free when it was decided upon`);
    }
  });
};
