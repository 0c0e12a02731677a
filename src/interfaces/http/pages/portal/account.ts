import { type SubscriptionView } from '#application/billing/subscription-view';
import { type Actor } from '#application/shared/actor';
import { type CustomerId } from '#domain/shared/ids';
import { actorOf, tenantOf } from '../page-route.ts';
import { type PageVisit } from '../page-visit.ts';
import { type PagesDesk } from '../pages-desk.ts';

/** Whose account a link opens. */
export type Account = Readonly<{ customerId: CustomerId; actor: Actor }>;

export const customerOf = ({ claim }: PageVisit): CustomerId => claim.subject as CustomerId;

/** Undefined when there is no such customer any more. */
export const accountOf = async (desk: PagesDesk, visit: PageVisit): Promise<Account | undefined> => {
  const customerId = customerOf(visit);
  const ownerId = await desk.ownerOf(tenantOf(visit.claim), customerId);
  return ownerId === undefined ? undefined : { customerId, actor: actorOf(visit, ownerId) };
};

const lookedThrough = 20;

/** The newest that has not ended, else the newest of all. */
export const subscriptionOf = async (
  desk: PagesDesk,
  visit: PageVisit,
): Promise<SubscriptionView | undefined> => {
  const seen = { tenantId: tenantOf(visit.claim) };
  const { data } = await desk.listSubscriptions(
    seen,
    { customerId: customerOf(visit) },
    { limit: lookedThrough },
  );
  return data.find(({ status }) => !isOver(status)) ?? data[0];
};

/** Whether it can be changed or cancelled: it has not ended, and no cancellation waits. */
export const isRunning = ({ status, cancelsAt }: SubscriptionView): boolean =>
  !isOver(status) && cancelsAt === null;

export const isOver = (status: SubscriptionView['status']): boolean =>
  status === 'cancelled' || status === 'expired';
