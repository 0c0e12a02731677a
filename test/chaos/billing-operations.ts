import { type Actor } from '#application/shared/actor';
import { daysAfter } from '#domain/billing/calendar';
import { type SubscriptionItem } from '#domain/billing/period-price';
import { type Subscription } from '#domain/billing/subscription';
import { type CustomerId, type InvoiceId, type PlanId, type TenantId } from '#domain/shared/ids';
import { anItem } from '#test/domain/billing/a-subscription';
import { usd } from '#test/support/a-payment';
import { type Subscribers, weekBefore } from '#test/support/stored-subscribers';
import { type World } from '#test/support/world';

const tenantId = 'acme' as TenantId;
export const billingAdmin: Actor = {
  tenantId,
  subject: 'adm_1',
  roles: ['admin'],
  requestId: 'req_1',
  address: '127.0.0.1',
};

/** Who asks, under which key. */
export const asking = (key: string) => ({
  actor: billingAdmin,
  idempotency: { key, requestHash: key },
});

export const starter: SubscriptionItem = anItem({
  planId: 'pln_starter' as PlanId,
  planName: 'Starter',
  unitPrice: usd(9_99),
});
const aWeek = anItem({ interval: 'week', unitPrice: usd(15_00) });

/** Less than a week costs, so that the rest must be charged. */
const someBalance = usd(4_00);
/** Ten days of a month are over. */
const daysGone = 10;

export type Scenes = ReturnType<typeof scenesIn>;

/** What a command of billing may find. */
export const scenesIn = (world: World, subscribers: Subscribers) => {
  const { billing } = world.modules;
  const only = async (wanted: Parameters<Subscribers['subscribed']>[1]): Promise<Subscription> => {
    const [one] = await subscribers.subscribed(1, wanted);
    if (!one) throw new Error('nobody has subscribed');
    return one;
  };
  const now = () => world.platform.clock.now();
  const dueNow = (changes: Partial<Subscription> = {}) =>
    only({ item: aWeek, since: weekBefore(now()), changes });
  const invoiceOf = async (subscription: Subscription): Promise<InvoiceId> => {
    const listed = await billing.listInvoices({ tenantId }, { subscriptionId: subscription.id }, { limit: 1 });
    const [invoice] = listed.data;
    if (!invoice) throw new Error(`${subscription.id} has no invoice`);
    return invoice.id;
  };
  return {
    nobody: async (): Promise<CustomerId> => (await subscribers.another()).id,
    /** Its week is over at this moment. */
    dueNow,
    dueWithBalance: () => dueNow({ balance: someBalance }),
    /** In the midst of a month. */
    running: () => only({ item: starter, since: daysAfter(now(), -daysGone) }),
    /** Its week is not paid for, and its card is to be tried again at this moment. */
    retried: async (): Promise<Owed> => {
      const subscription = await only({ item: aWeek, since: weekBefore(weekBefore(now())), declined: true });
      return { subscription, invoiceId: await drawnUp(subscription) };
    },
    /** An invoice of somebody who pays by link, of which the balance has paid a part. */
    owed: async (): Promise<Owed> => {
      const subscription = await dueNow({ payBy: 'link', balance: someBalance });
      while ((await billing.workDueSubscriptions()) > 0);
      return { subscription, invoiceId: await invoiceOf(subscription) };
    },
  };
};
