import { type BillingPorts } from '#application/billing/index';
import { daysAfter } from '#domain/billing/calendar';
import { createSubscription } from '#domain/billing/create-subscription';
import { type SubscriptionItem } from '#domain/billing/period-price';
import { type Subscription } from '#domain/billing/subscription';
import { recordPayment } from '#domain/billing/subscription-renewal';
import { type Customer } from '#domain/customers/customer';
import {
  type CustomerId,
  type PaymentMethodId,
  type SubscriptionId,
  type TenantId,
} from '#domain/shared/ids';
import { mongoSubscriptionRepository } from '#infrastructure/mongo/billing/mongo-subscription-repository';
import { mongoCustomerRepository } from '#infrastructure/mongo/customers/mongo-customer-repository';
import { mongoMethodRepository } from '#infrastructure/mongo/customers/mongo-method-repository';
import { aesSecretBox } from '#infrastructure/system/aes-secret-box';
import { aCustomer, aSavedCard } from '#test/e2e/customers/saved';
import { copySubscriber } from '../../bench/data/copy-subscriber.ts';
import { type World } from './world.ts';

const tenantId = 'acme' as TenantId;
const weekDays = 7;
/** So many are written at a time. */
const batch = 500;

/** What each subscribes to, and since when; `then`: what became of it. */
export type Wanted = Readonly<{
  item: SubscriptionItem;
  since: Date;
  then?: (paid: Subscription) => Subscription;
}>;

/**
 * Subscribers by the thousand. One saves a card through the API; the others are copies of them, stored as Kassa stores them:
 * all have the same card at the provider, each under a token, sealed for them, of their own. `profile`: what all say of
 * themselves, such as where they live and so what tax they pay.
 */
export const openSubscribers = async (world: World, profile: object = {}) => {
  const { ids, mongo, config } = world.platform;
  const customers = mongoCustomerRepository({ mongo });
  const methods = mongoMethodRepository({ mongo });
  const subscriptions: BillingPorts['subscriptions'] = mongoSubscriptionRepository({ mongo });
  const secrets = aesSecretBox({ ring: config.DATA_KEYS });
  const first = await aCustomer(world, { name: 'The first', ...profile });
  const { id: card } = await aSavedCard(world, { customerId: first.id, makeDefault: true });
  const [customer, method] = await Promise.all([
    customers.find(tenantId, first.id as CustomerId),
    methods.find(tenantId, card as PaymentMethodId),
  ]);
  if (!customer || !method) throw new Error('the first subscriber was not stored');

  const another = async (): Promise<Customer> => {
    const copy = copySubscriber({ customer, method }, secrets, (prefix) => ids.next(prefix));
    await methods.insert(copy.method);
    return customers.insert(copy.customer, []);
  };
  return {
    another,
    /** So many of them, each with a subscription whose first period is paid for. */
    subscribed: async (count: number, wanted: Wanted): Promise<Subscription[]> => {
      const all: Subscription[] = [];
      while (all.length < count) {
        const some = Array.from({ length: Math.min(batch, count - all.length) }, async () => {
          const id = ids.next('sub') as SubscriptionId;
          return subscriptions.insert(paidSince(id, await another(), wanted), []);
        });
        all.push(...(await Promise.all(some)));
      }
      return all;
    },
  };
};
export type Subscribers = Awaited<ReturnType<typeof openSubscribers>>;

const paidSince = (
  id: SubscriptionId,
  { id: customerId, defaultMethodId: methodId }: Customer,
  { item, since, then = (paid) => paid }: Wanted,
): Subscription => {
  const told = { at: since, by: 'test' };
  const incompleteUntil = daysAfter(since, 1);
  const whose = { id, tenantId, customerId, ownerId: customerId, methodId };
  const opened = createSubscription(
    { ...whose, item, payBy: 'method', trialDays: 0, coupon: null, incompleteUntil },
    told,
  );
  const paid = opened.ok ? recordPayment(opened.value, 0, told) : undefined;
  if (!paid?.ok) throw new Error('the domain refuses a stored subscription');
  return { ...then(paid.value.state), version: 0 };
};

/** The instant at which a week must have begun that ends at this one. */
export const weekBefore = (end: Date): Date => daysAfter(end, -weekDays);
