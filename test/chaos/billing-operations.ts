import { type BillingPorts } from '#application/billing/index';
import { invoiceOfPeriod } from '#application/billing/collect-period';
import { keepSubscription } from '#application/billing/keep-subscription';
import { type Actor } from '#application/shared/actor';
import { daysAfter } from '#domain/billing/calendar';
import { standardDunning } from '#domain/billing/dunning-policy';
import { type SubscriptionItem } from '#domain/billing/period-price';
import { recordFailure } from '#domain/billing/subscription-dunning';
import { renew } from '#domain/billing/subscription-renewal';
import { moveBalance } from '#domain/billing/subscription-balance';
import { type Subscription } from '#domain/billing/subscription';
import { type CustomerId, type InvoiceId, type PlanId, type TenantId } from '#domain/shared/ids';
import { after, anItem } from '#test/domain/billing/a-subscription';
import { usd } from '#test/support/a-payment';
import { type Subscribers, type Wanted, weekBefore } from '#test/support/stored-subscribers';
import { type World } from '#test/support/world';

const tenantId = 'acme' as TenantId;
const admin: Actor = {
  tenantId,
  subject: 'adm_1',
  roles: ['admin'],
  requestId: 'req_1',
  address: '127.0.0.1',
};

/** Who asks, under which key. */
export const asking = (key: string) => ({ actor: admin, idempotency: { key, requestHash: key } });

const starter: SubscriptionItem = anItem({
  planId: 'pln_starter' as PlanId,
  planName: 'Starter',
  unitPrice: usd(9_99),
});
const aWeek = anItem({ interval: 'week', unitPrice: usd(15_00) });
/** Less than a week costs, so that the rest must be charged. */
export const someBalance = usd(4_00);

/** A subscription, and an invoice of it that is owed. */
export type Owed = Readonly<{ subscription: Subscription; invoiceId: InvoiceId }>;

/** What commands of billing may find. `ports`: those of a Kassa to which nothing is done. */
export const scenesIn = (world: World, subscribers: Subscribers, ports: () => BillingPorts) => {
  const { billing } = world.modules;
  const now = () => world.platform.clock.now();
  const only = async (wanted: Wanted): Promise<Subscription> => {
    const [one] = await subscribers.subscribed(1, wanted);
    if (!one) throw new Error('nobody has subscribed');
    return one;
  };
  const due = (then: (paid: Subscription) => Subscription = (paid) => paid): Promise<Subscription> =>
    only({ item: aWeek, since: weekBefore(now()), then });
  /** As if somebody had given it: with an event of its own, so that the ledger knows of it. */
  const withBalance = (subscription: Subscription): Promise<Subscription> => {
    const given = moveBalance(subscription, { key: 'given', change: someBalance }, now());
    if (!given?.ok) throw new Error('a balance can be given once');
    return keepSubscription(ports(), subscription, given.value);
  };
  const owedBy = async (subscription: Subscription): Promise<Owed> => {
    const { invoice } = await invoiceOfPeriod(ports(), subscription, undefined, { isNew: true });
    return { subscription, invoiceId: invoice.id };
  };
  return {
    nobody: async (): Promise<CustomerId> => (await subscribers.another()).id,
    /** Its week is over at this moment. */
    due: () => due(),
    dueWithBalance: async () => withBalance(await due()),
    /** In the midst of a month. */
    running: () => only({ item: starter, since: daysAfter(now(), -10) }),
    runningWithBalance: async () => withBalance(await only({ item: starter, since: daysAfter(now(), -10) })),
    /** Its week is not paid for, and its card is to be tried again at this moment. */
    retried: async (): Promise<Owed> => {
      const declined = { periodIndex: 1, attempt: 'the first', failure: 'card-declined' };
      const then = (paid: Subscription): Subscription =>
        after(
          recordFailure(after(renew(paid, 0, paid.period.end)), declined, standardDunning, paid.period.end),
        );
      return owedBy(await only({ item: aWeek, since: daysAfter(weekBefore(now()), -2), then }));
    },
    /** An invoice of somebody who pays by link, of which the balance has paid a part. */
    owed: async (): Promise<Owed> => {
      const subscription = await withBalance(await due((paid) => ({ ...paid, payBy: 'link' })));
      while ((await billing.workDueSubscriptions()) > 0);
      const renewed = await ports().subscriptions.find(tenantId, subscription.id);
      return { ...(await owedBy(renewed ?? subscription)), subscription };
    },
  };
};
export type Scenes = ReturnType<typeof scenesIn>;
