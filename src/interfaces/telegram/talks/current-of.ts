import { type BillingDesk, type Subscribed } from '../billing-desk.ts';
import { type Talk } from '../talk.ts';

/** What the customer of a talk has now; undefined when nothing, or nothing any more. */
export const currentOf = async (
  desk: Pick<BillingDesk, 'currentSubscription'>,
  { actor, chat }: Pick<Talk, 'actor' | 'chat'>,
): Promise<Subscribed | undefined> => {
  const current = await desk.currentSubscription(actor, chat.customerId);
  return current.ok && !isOver(current.value) ? current.value : undefined;
};

/** It has come to an end, and can only be begun anew. */
export const isOver = ({ status }: Pick<Subscribed, 'status'>): boolean =>
  status === 'cancelled' || status === 'expired';
