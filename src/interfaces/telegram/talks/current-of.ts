import { isEnded, type SubscriptionView } from '#application/billing/subscription-view';
import { type BillingDesk } from '../billing-desk.ts';
import { type Talk } from '../talk.ts';

/** What the customer of a talk has now; undefined when nothing, or nothing any more. */
export const currentOf = async (
  desk: Pick<BillingDesk, 'currentSubscription'>,
  { actor, chat }: Pick<Talk, 'actor' | 'chat'>,
): Promise<SubscriptionView | undefined> => {
  const current = await desk.currentSubscription(actor, chat.customerId);
  return current.ok && !isEnded(current.value) ? current.value : undefined;
};
