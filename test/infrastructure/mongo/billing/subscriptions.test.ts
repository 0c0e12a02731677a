import { type SubscriptionRepository } from '#application/billing/ports/subscription-repository';
import { type Subscription } from '#domain/billing/subscription';
import { subscriptionStatuses } from '#domain/billing/subscription-status';
import { type CustomerId, type PlanId, type TenantId } from '#domain/shared/ids';
import { mongoSubscriptionRepository } from '#infrastructure/mongo/billing/mongo-subscription-repository';
import { dueSubscriptionsContract } from '#test/contracts/billing/due-subscriptions.contract';
import {
  acme,
  another,
  subscriptionRepositoryContract,
} from '#test/contracts/billing/subscription-repository.contract';
import { anItem, april, utc } from '#test/domain/billing/a-subscription';
import { expectIndexed, questionsAsked } from '../answered-from-indexes.ts';
import { openDatabase, type OpenDatabase } from './open-database.ts';

let database: OpenDatabase;
let repositories: readonly [SubscriptionRepository, SubscriptionRepository];
const clear = () => database.platform.mongo.db.collection('subscriptions').deleteMany({});
beforeAll(async () => {
  database = await openDatabase();
  const { platform, other } = database;
  repositories = [
    mongoSubscriptionRepository({ mongo: platform.mongo }),
    mongoSubscriptionRepository({ mongo: other }),
  ];
});
afterAll(() => database.close());

describe('subscriptions in MongoDB', () => {
  beforeEach(clear);
  subscriptionRepositoryContract('MongoDB', () => repositories[0]);
  dueSubscriptionsContract('MongoDB', () => repositories);
});

describe('every question that is asked of thousands of subscriptions', () => {
  const may = utc('2030-05-01');
  const customerOf = (place: number) => `cus_${place % 200}` as CustomerId;
  const planOf = (place: number) => anItem({ planId: `pln_${place % 3}` as PlanId });
  const aRun = (place: number): Partial<Subscription> => ({
    tenantId: (place % 3 === 0 ? acme : `tenant-${place % 5}`) as TenantId,
    status: subscriptionStatuses[place % subscriptionStatuses.length]!,
    customerId: customerOf(place),
    ownerId: `user-${place % 200}`,
    item: planOf(place >> 2),
    requests: [{ key: `key-${place}`, hash: 'hash' }],
    redeemed: [`coupon-${place}`],
    period: { index: 0, start: april, end: place % 2 === 0 ? may : utc('2030-06-01') },
  });
  beforeAll(async () => {
    await clear();
    const all = Array.from({ length: 1_500 }, (_, place) => another(aRun(place)));
    await Promise.all(all.map((one) => repositories[0].insert(one, [])));
    await repositories[1].claimDue(may, utc('2030-05-02'), 300);
  });
  const indexed = async (work: () => Promise<unknown>) =>
    expectIndexed(database, await questionsAsked(database, work));

  it('lists, for an admin and for a customer', async () => {
    const page = { limit: 20 };
    const filters = [
      {},
      { status: 'paused' },
      { planId: planOf(0).planId },
      { planId: planOf(0).planId, status: 'past_due' },
      { customerId: customerOf(3) },
      { customerId: customerOf(3), status: 'active' },
    ] as const;
    for (const filter of filters)
      for (const seen of [{ tenantId: acme }, { tenantId: acme, ownerId: 'user-3' }]) {
        await indexed(() => repositories[0].list(seen, filter, page));
        await indexed(() => repositories[0].list(seen, filter, { ...page, cursor: 'sub_01000' }));
      }
  });

  it('a customer’s own, one by its key, and what is written', async () => {
    const [subscriptions] = repositories;
    await indexed(async () => {
      expect(await subscriptions.currentOf(acme, customerOf(3))).toBeDefined();
      expect(await subscriptions.redeemerOf(acme, customerOf(3), 'coupon-3')).toBeDefined();
      const one = await subscriptions.findByKey(acme, 'key-9');
      await subscriptions.save({ state: { ...one!, extraInvoices: 1 }, events: [] }, []);
      await subscriptions.find(acme, one!.id);
    });
  });

  it('what is due and nobody works on, of which documents of others are not looked at', async () => {
    const [subscriptions] = repositories;
    let claimed: readonly Subscription[] = [];
    await indexed(async () => void (claimed = await subscriptions.claimDue(may, utc('2030-05-02'), 50)));
    expect(claimed).toHaveLength(50);
    await indexed(async () => {
      await subscriptions.release(claimed.map(({ id }) => id));
      // Three days before the trials that end in June.
      expect(await subscriptions.nextDueAt(may)).toEqual(utc('2030-05-29'));
    });
  });
});
