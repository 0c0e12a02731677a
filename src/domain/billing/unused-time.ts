import { prorateToNothing } from './proration.ts';
import { type UnusedTime } from './subscription-events.ts';
import { extraInvoiceKey, type Subscription } from './subscription.ts';

/** Null when nothing of it was paid, or nothing is left. */
export const unusedTime = (subscription: Subscription, at: Date): UnusedTime | null => {
  const { isSettled, price, period, item } = subscription;
  if (!isSettled || at >= period.end) return null;
  const proration = prorateToNothing(price, period, at);
  return proration.credit.minor > 0n ? { key: extraInvoiceKey(subscription), proration, period, item } : null;
};
