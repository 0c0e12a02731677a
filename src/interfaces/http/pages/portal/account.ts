import { isEnded, type SubscriptionView } from '#application/billing/subscription-view';
import { type Actor } from '#application/shared/actor';
import { type CustomerId } from '#domain/shared/ids';
import { actorOf } from '../page-route.ts';
import { type PageVisit } from '../page-visit.ts';
import { type PagesDesk } from '../pages-desk.ts';

export const customerOf = ({ claim }: PageVisit): CustomerId => claim.subject as CustomerId;

/** Whoever has the link, as the customer whose account it opens; undefined when there is no such customer any more. */
export const accountActor = async (desk: PagesDesk, visit: PageVisit): Promise<Actor | undefined> => {
  const ownerId = await desk.ownerOf(visit.tenantId, customerOf(visit));
  return ownerId === undefined ? undefined : actorOf(visit, ownerId);
};

const lookedThrough = 20;

/** The newest that has not ended, else the newest of all. */
export const subscriptionOf = async (
  desk: PagesDesk,
  visit: PageVisit,
): Promise<SubscriptionView | undefined> => {
  const { tenantId } = visit;
  const filter = { customerId: customerOf(visit) };
  const { data } = await desk.listSubscriptions({ tenantId }, filter, { limit: lookedThrough });
  return data.find((one) => !isEnded(one)) ?? data[0];
};

/** A subscription with who may act on it; undefined when either is gone. */
export const subscriberOf = async (
  desk: PagesDesk,
  visit: PageVisit,
): Promise<Readonly<{ actor: Actor; subscription: SubscriptionView }> | undefined> => {
  const [actor, subscription] = await Promise.all([accountActor(desk, visit), subscriptionOf(desk, visit)]);
  return actor && subscription && { actor, subscription };
};

/** Whether it can be changed or cancelled: it has not ended, and no cancellation waits. */
export const isRunning = (subscription: SubscriptionView): boolean =>
  !isEnded(subscription) && subscription.cancelsAt === null;
