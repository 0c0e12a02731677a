import { type Invoice } from '#domain/billing/invoice';
import { begin } from '#domain/billing/schedule';
import { type Subscription } from '#domain/billing/subscription';
import { type CustomerId, type InvoiceId, type PlanId, type SubscriptionId } from '#domain/shared/ids';
import { mongoInvoiceRepository } from '#infrastructure/mongo/billing/mongo-invoice-repository';
import { mongoSubscriptionRepository } from '#infrastructure/mongo/billing/mongo-subscription-repository';
import { anInvoice } from '#test/domain/billing/an-invoice';
import { anItem, aSubscription } from '#test/domain/billing/a-subscription';
import { type Caller, customer } from '#test/support/client';
import { type World } from '#test/support/world';

export type StoredSubscriber = Readonly<{ as: Caller; customerId: CustomerId; subscription: Subscription }>;

/** Pro of the seeded plans: 20 channels and 500 posts a month. */
const pro = anItem({ planId: 'pln_pro' as PlanId });
let stored = 0;

/** A customer with a subscription to Pro by the month since this instant, stored as it is said to stand. */
export const aStoredSubscriber = async (
  world: World,
  is: Partial<Subscription> = {},
): Promise<StoredSubscriber> => {
  stored += 1;
  const as = customer(`stored-subscriber-${stored}`);
  const { status, body } = await world.post('/customers', {}, { as });
  if (status !== 201) throw new Error(`expected 201, got ${status}: ${JSON.stringify(body)}`);
  // The first look at the plans seeds them.
  await world.get('/plans');
  const { clock, ids, mongo } = world.platform;
  const customerId = body.id as CustomerId;
  const subscription = aSubscription({
    id: ids.next('sub') as SubscriptionId,
    customerId,
    ownerId: as.sub!,
    item: pro,
    ...begin(clock.now(), 'month', 0),
    updatedAt: clock.now(),
    requests: [{ key: `subscribed-${stored}`, hash: '' }],
    ...is,
  });
  return {
    as,
    customerId,
    subscription: await mongoSubscriptionRepository({ mongo }).insert(subscription, []),
  };
};

/** Something they owe: $35.70. */
export const aStoredDue = async (
  { platform: { mongo, ids } }: World,
  { customerId, as, subscription: { id: subscriptionId } }: StoredSubscriber,
  is: Partial<Invoice> = {},
): Promise<Invoice> => {
  const id = ids.next('inv') as InvoiceId;
  const whose = { customerId, ownerId: as.sub!, subscriptionId };
  const due = anInvoice({ id, key: `${subscriptionId}:0`, number: `I-${id}`, ...whose, ...is });
  const inserted = await mongoInvoiceRepository({ mongo }).insert(due);
  if (!inserted) throw new Error('there is an invoice with its key');
  return inserted;
};
