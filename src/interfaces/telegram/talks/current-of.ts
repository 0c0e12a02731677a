import { type BillingDesk, type Subscribed } from '../billing-desk.ts';
import { type Talk } from '../talk.ts';

/** What the customer of a talk has now; undefined when nothing, or nothing any more. */
export const currentOf = async (
  desk: Pick<BillingDesk, 'currentSubscription'>,
  { chat: { tenantId, ownerId, customerId } }: Talk,
): Promise<Subscribed | undefined> => {
  const current = await desk.currentSubscription({ tenantId, ownerId }, customerId);
  return current.ok ? current.value : undefined;
};
