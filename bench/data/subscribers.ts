import { z } from 'zod';
import {
  type CustomerId,
  type PaymentMethodId,
  type SubscriptionId,
  type TenantId,
} from '#domain/shared/ids';
import { mongoSubscriptionRepository } from '#infrastructure/mongo/billing/mongo-subscription-repository';
import { connectMongo } from '#infrastructure/mongo/connection';
import { mongoCustomerRepository } from '#infrastructure/mongo/customers/mongo-customer-repository';
import { mongoMethodRepository } from '#infrastructure/mongo/customers/mongo-method-repository';
import { aesSecretBox } from '#infrastructure/system/aes-secret-box';
import { systemClock } from '#infrastructure/system/system-clock';
import { ulidGenerator } from '#infrastructure/system/ulid-generator';
import { readConfig } from '#bootstrap/config';
import { type Kassa } from '../system/start-kassa.ts';
import { copySubscriber } from './copy-subscriber.ts';
import { dueSubscription } from './due-subscription.ts';

/** Customers with a saved card each, who subscribe to something. */
export type Subscribers = Readonly<{
  /** Each of the first so many subscribes once more, to a subscription that renews at this instant. */
  subscribe: (count: number, dueAt: Date) => Promise<void>;
  close: () => Promise<void>;
}>;

/**
 * One customer saves a card through the API, and Stripe keeps it; the others are copies of them in Kassa's own books, stored
 * as Kassa stores them. So all have the same card at Stripe, but each a token, sealed for them, of their own.
 */
export const openSubscribers = async (kassa: Kassa, count: number): Promise<Subscribers> => {
  const { MONGODB_URI, DATA_KEYS } = readConfig(kassa.environment);
  const mongo = await connectMongo({ uri: MONGODB_URI });
  const ids = ulidGenerator({ clock: systemClock() });
  const secrets = aesSecretBox({ ring: DATA_KEYS });
  const customers = mongoCustomerRepository({ mongo });
  const methods = mongoMethodRepository({ mongo });
  const subscriptions = mongoSubscriptionRepository({ mongo });

  const first = await firstSubscriber(kassa);
  const tenantId = kassa.tenantId as TenantId;
  const [customer, method] = await Promise.all([
    customers.find(tenantId, first.customerId),
    methods.find(tenantId, first.methodId),
  ]);
  if (!customer || !method) throw new Error('the first subscriber was not stored');
  const stored = await Promise.all(
    Array.from({ length: count }, async () => {
      const copy = copySubscriber({ customer, method }, secrets, (prefix) => ids.next(prefix));
      await methods.insert(copy.method);
      return customers.insert(copy.customer, []);
    }),
  );
  return {
    subscribe: async (many, dueAt) => {
      if (many > stored.length) throw new Error(`there are only ${stored.length} subscribers`);
      const inserted = stored.slice(0, many).map((one) => {
        const subscription = dueSubscription(ids.next('sub') as SubscriptionId, one, dueAt);
        return subscriptions.insert(subscription, []);
      });
      await Promise.all(inserted);
    },
    close: () => mongo.close(),
  };
};

const firstSubscriber = async (kassa: Kassa) => {
  const customer = await post(kassa, 'customers', { name: 'A subscriber' });
  const card = { customerId: customer.id, type: 'card', token: 'pm_card_visa', makeDefault: true };
  const method = await post(kassa, 'payment-methods', card);
  return { customerId: customer.id as CustomerId, methodId: method.id as PaymentMethodId };
};

const post = async ({ port, token }: Kassa, path: string, body: object): Promise<{ id: string }> => {
  const reply = await fetch(`http://127.0.0.1:${port}/api/v1/${path}`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/json',
      'Idempotency-Key': `bench-first-${path}`,
    },
    body: JSON.stringify(body),
  });
  if (reply.status !== 201) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
  return z.object({ id: z.string() }).parse(await reply.json());
};
