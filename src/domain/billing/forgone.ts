import { type Subscription } from './subscription.ts';

/**
 * Whether its running period was given up before it was paid for: it was cancelled, or never began. Nobody owes for that, so
 * what is paid for it all the same goes back. What was had and not paid in time is owed still, and is not forgone.
 */
export const isForgone = ({
  status,
  isSettled,
  history,
}: Pick<Subscription, 'status' | 'isSettled' | 'history'>): boolean => {
  if (isSettled) return false;
  if (status === 'cancelled') return true;
  if (status !== 'expired') return false;
  const end = history.findLastIndex(({ what }) => what === 'Expired');
  return history[end - 1]?.status === 'incomplete';
};
