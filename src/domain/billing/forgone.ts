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

/** Whether a period was so given up, the running one or one before it. */
export const isForgonePeriod = (subscription: Subscription, periodIndex: number | null): boolean =>
  subscription.period.index === periodIndex
    ? isForgone(subscription)
    : subscription.forgone.some((index) => index === periodIndex);

/** Enough for every invoice whose maker died, or whose money is on its way. */
const forgoneMax = 50;

/** The same list when another period begins. */
export const withForgone = (subscription: Subscription): readonly number[] =>
  isForgone(subscription)
    ? [...subscription.forgone, subscription.period.index].slice(-forgoneMax)
    : subscription.forgone;
