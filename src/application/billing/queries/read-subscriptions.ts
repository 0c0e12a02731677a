import { type HistoryEntry } from '#domain/billing/subscription-history';
import { type Subscription } from '#domain/billing/subscription';
import { type CustomerId, type InvoiceId, type SubscriptionId } from '#domain/shared/ids';
import { type PayAttempt } from '#domain/billing/pay-attempt';
import { err, ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { notFound, type NotFound } from '../../shared/not-found.ts';
import { type Page, type PageRequest } from '../../shared/page.ts';
import { isVisible, type Visibility } from '../../shared/visibility.ts';
import { type BillingPorts } from '../billing-ports.ts';
import { type PayerRefusal } from '../ports/payers.ts';
import { type SubscriptionFilter } from '../ports/subscription-repository.ts';
import { subscriptionView, type SubscriptionView } from '../subscription-view.ts';

type Ports = Pick<BillingPorts, 'subscriptions' | 'invoices' | 'payers'>;

export const getSubscription =
  (ports: Ports) =>
  async (seen: Visibility, id: SubscriptionId): Promise<Result<SubscriptionView, NotFound>> => {
    const found = await visible(ports, seen, id);
    return found ? ok(subscriptionView(found)) : err(notFound);
  };

/** The one a customer has now, or had last: the caller's own, unless they say whose. */
export const currentSubscription =
  ({ subscriptions, payers }: Ports) =>
  async (
    actor: Actor,
    customerId: CustomerId | undefined,
  ): Promise<Result<SubscriptionView, NotFound | PayerRefusal>> => {
    const named = customerId && (await payers.named(actor, customerId));
    if (named && !named.ok) return named;
    const payer = named ? named.value : await payers.findByUser(actor.tenantId, actor.subject);
    const found = payer && (await subscriptions.currentOf(actor.tenantId, payer.customerId));
    return found ? ok(subscriptionView(found)) : err(notFound);
  };

export const listSubscriptions =
  ({ subscriptions }: Ports) =>
  async (
    seen: Visibility,
    filter: SubscriptionFilter,
    page: PageRequest,
  ): Promise<Page<SubscriptionView>> => {
    const { data, nextCursor } = await subscriptions.list(seen, filter, page);
    return { data: data.map(subscriptionView), nextCursor };
  };

/** Every change of it, newest first. */
export const subscriptionHistory =
  (ports: Ports) =>
  async (seen: Visibility, id: SubscriptionId): Promise<Result<readonly HistoryEntry[], NotFound>> => {
    const found = await visible(ports, seen, id);
    return found ? ok([...found.history].reverse()) : err(notFound);
  };

export type PaymentAttemptView = PayAttempt &
  Readonly<{ invoiceId: InvoiceId; invoiceNumber: string | null }>;

const invoicesMax = 100;

/** Every attempt to be paid for one of its latest invoices, newest first. */
export const listPaymentAttempts =
  (ports: Ports) =>
  async (seen: Visibility, id: SubscriptionId): Promise<Result<readonly PaymentAttemptView[], NotFound>> => {
    const found = await visible(ports, seen, id);
    if (!found) return err(notFound);
    const { data } = await ports.invoices.list(seen, { subscriptionId: id }, { limit: invoicesMax });
    return ok(
      data.flatMap(({ id: invoiceId, number: invoiceNumber, attempts }) =>
        [...attempts].reverse().map((attempt) => ({ ...attempt, invoiceId, invoiceNumber })),
      ),
    );
  };

const visible = async (
  { subscriptions }: Ports,
  seen: Visibility,
  id: SubscriptionId,
): Promise<Subscription | undefined> => {
  const found = await subscriptions.find(seen.tenantId, id);
  return found && isVisible(found, seen) ? found : undefined;
};
